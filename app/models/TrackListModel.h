// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks for lists: of one album (discs in order), given keys (search), or all of the replica by title.
// Rows come by pages through the query thread. Owner: a page; GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/models/Items.h"
#include "app/models/PageCache.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

enum class TrackRole {
    Key = Qt::UserRole + 1, ///< qint64
    Id,                     ///< QString, hex
    Title,
    Artist,
    AlbumTitle,
    AlbumKey,
    Disc,   ///< int, 0 unknown
    Number, ///< int, 0 unknown
    DurationMs,
    ArtId, ///< QString, hex, or empty
    Accent,
    Available,
};

class TrackListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit TrackListModel(QueryThread& queries, QObject* parent = nullptr);
    ~TrackListModel() override;

    void showAlbum(qint64 albumKey);
    void showAll();
    void showKeys(std::vector<qint64> keys);
    /// Reads keys and rows anew, keeping persistent indexes of the rows that stay.
    void reload();

    bool isLoading() const { return m_isLoading; }
    bool isReady() const { return m_isReady; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The row's values; null while its page is on its way.
    const TrackItem* item(int row) const;
    qint64 keyAt(int row) const;
    int rowOfKey(qint64 key) const;
    const std::vector<qint64>& keys() const { return m_keys; }

Q_SIGNALS:
    /// After each reload, whether or not anything changed.
    void ready();

private:
    enum class Content { Nothing, Album, All, Keys };
    void takeKeys(std::vector<qint64> keys);
    void askPage(int page) const;

    QueryThread& m_queries;
    Content m_content = Content::Nothing;
    qint64 m_album = 0;
    std::vector<qint64> m_keys;
    mutable PageCache<TrackItem> m_pages;
    core::CancelSource m_generation;
    bool m_isLoading = false;
    bool m_isReady = false;
};

} // namespace linnet::app
