// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Albums of the replica for grids and lists. Owner: a page; GUI thread. See PagedListModel.

#include "app/items/Items.h"
#include "app/models/PagedListModel.h"

namespace linnet::app {

enum class AlbumRole {
    Key = Qt::UserRole + 1, ///< qint64
    Id,                     ///< QString, hex
    Title,
    Artist,
    Year,      ///< int, 0 unknown
    ArtId,     ///< QString, hex, or empty
    Accent,    ///< QColor, or invalid
    CoverSeed, ///< QString, for generated covers.
    Available,
};

enum class AlbumSort { Title, Artist, RecentlyAdded, Year };

/// Which albums; empty shows all.
struct AlbumFilter {
    std::optional<qint64> artist; ///< Key.
    std::optional<qint64> genre;  ///< Key.
    std::optional<int> decade;    ///< 1990: of 1990 to 1999.
    friend bool operator==(const AlbumFilter&, const AlbumFilter&) = default;
};

class AlbumListModel final : public PagedListModel {
    Q_OBJECT
public:
    explicit AlbumListModel(QueryThread& queries, QObject* parent = nullptr);

    AlbumSort order() const { return m_order; }
    void setOrder(AlbumSort order);
    const AlbumFilter& filter() const { return m_filter; }
    void setFilter(AlbumFilter filter);
    /// Reads the keys anew, with order and filter.
    void reload();
    /// Exactly these albums in this order (a search result); reload() then reads their rows only.
    void setKeys(std::vector<qint64> keys);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void takeEdited(const Edited& edited) override { takeMarks(m_pages, core::TargetKind::Album, edited); }
    /// The row's values; null while its page is on its way (dataChanged tells when it is there).
    const AlbumItem* item(int row) const;

private:
    void makeRowsStale() override { m_pages.makeStale(); }

    AlbumSort m_order = AlbumSort::RecentlyAdded;
    AlbumFilter m_filter;
    mutable PageCache<AlbumItem> m_pages;
    bool m_isFixed = false; ///< Keys came from setKeys.
};

} // namespace linnet::app
