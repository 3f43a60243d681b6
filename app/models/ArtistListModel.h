// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Artists of the replica by sort name, or given keys. Owner: a page; GUI thread. See PagedListModel.

#include "app/items/Items.h"
#include "app/models/PagedListModel.h"

namespace linnet::app {

enum class ArtistRole {
    Key = Qt::UserRole + 1, ///< qint64
    Id,                     ///< QString, hex
    Name,
    ArtId, ///< QString, hex, or empty
    AlbumCount,
};

class ArtistListModel final : public PagedListModel {
    Q_OBJECT
public:
    explicit ArtistListModel(QueryThread& queries, QObject* parent = nullptr);

    /// Reads keys and rows anew.
    void reload();
    /// Exactly these in this order (a search result); reload() then reads their rows only.
    void setKeys(std::vector<qint64> keys);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void takeEdited(const Edited& edited) override { takeMarks(m_pages, core::TargetKind::Artist, edited); }
    /// The row's values; null while its page is on its way.
    const ArtistItem* item(int row) const;

private:
    void makeRowsStale() override { m_pages.makeStale(); }

    mutable PageCache<ArtistItem> m_pages;
    bool m_isFixed = false; ///< Keys came from setKeys.
};

} // namespace linnet::app
