// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Albums of the replica for grids and lists: all keys in order, rows fetched by pages of 200 through the query thread
// into an LRU. Owner: a page; GUI thread. It never runs SQL itself.

#include <QAbstractListModel>

#include <vector>

#include "app/models/Items.h"
#include "app/models/PageCache.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

enum class AlbumRole {
    Key = Qt::UserRole + 1, ///< qint64
    Id,                     ///< QString, hex
    Title,
    Artist,
    Year,   ///< int, 0 unknown
    ArtId,  ///< QString, hex, or empty
    Accent, ///< QColor, or invalid
    Available,
};

enum class AlbumSort { Title, Artist, RecentlyAdded, Year };

/// Which albums; empty shows all.
struct AlbumFilter {
    std::optional<qint64> source;
    std::optional<qint64> artist;
    QString genre;
    QString text; ///< As typed: words of title and artist, accents ignored.
    friend bool operator==(const AlbumFilter&, const AlbumFilter&) = default;
};

class AlbumListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit AlbumListModel(QueryThread& queries, QObject* parent = nullptr);
    ~AlbumListModel() override;

    AlbumSort order() const { return m_order; }
    void setOrder(AlbumSort order);
    const AlbumFilter& filter() const { return m_filter; }
    void setFilter(AlbumFilter filter);
    /// Reads the keys anew; rows that stay keep their persistent indexes (and so selection and scroll position).
    void reload();
    /// Exactly these albums in this order (a search result).
    void setKeys(std::vector<qint64> keys);

    /// True from the first reload until its keys are there.
    bool isLoading() const { return m_isLoading; }
    /// True once keys have arrived; before that an empty model says nothing.
    bool isReady() const { return m_isReady; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The row's values; null while its page is on its way (dataChanged tells when it is there).
    const AlbumItem* item(int row) const;
    /// 0 outside the model.
    qint64 keyAt(int row) const;
    /// -1 where the key is not in the model.
    int rowOfKey(qint64 key) const;

Q_SIGNALS:
    /// After each reload, whether or not anything changed.
    void ready();

private:
    void takeKeys(std::vector<qint64> keys);
    void askPage(int page) const;

    QueryThread& m_queries;
    AlbumSort m_order = AlbumSort::RecentlyAdded;
    AlbumFilter m_filter;
    std::vector<qint64> m_keys;
    mutable PageCache<AlbumItem> m_pages;
    core::CancelSource m_generation;
    bool m_isLoading = false;
    bool m_isReady = false;
    bool m_isFixed = false; ///< Keys came from setKeys.
};

} // namespace linnet::app
