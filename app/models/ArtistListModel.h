// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Artists of the replica by sort name, paged like albums. Owner: a page; GUI thread.

#include <QAbstractListModel>

#include <vector>

#include "app/models/Items.h"
#include "app/models/PageCache.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

enum class ArtistRole {
    Key = Qt::UserRole + 1, ///< qint64
    Id,                     ///< QString, hex
    Name,
    ArtId, ///< QString, hex, or empty
    AlbumCount,
};

class ArtistListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ArtistListModel(QueryThread& queries, QObject* parent = nullptr);
    ~ArtistListModel() override;

    void reload();
    bool isReady() const { return m_isReady; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The row's values; null while its page is on its way.
    const ArtistItem* item(int row) const;
    qint64 keyAt(int row) const;
    int rowOfKey(qint64 key) const;

Q_SIGNALS:
    void ready();

private:
    void takeKeys(std::vector<qint64> keys);
    void askPage(int page) const;

    QueryThread& m_queries;
    std::vector<qint64> m_keys;
    mutable PageCache<ArtistItem> m_pages;
    core::CancelSource m_generation;
    bool m_isReady = false;
};

} // namespace linnet::app
