// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks for lists: of one album (discs in order), given keys (search), or all of the replica by title.
// Owner: a page; GUI thread. See PagedListModel.

#include "app/items/Items.h"
#include "app/models/PagedListModel.h"

namespace linnet::app {

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
    CoverSeed, ///< QString, for generated covers.
    Available,
};

class TrackListModel final : public PagedListModel {
    Q_OBJECT
public:
    explicit TrackListModel(QueryThread& queries, QObject* parent = nullptr);

    void showAlbum(qint64 albumKey);
    void showAll();
    void showKeys(std::vector<qint64> keys);
    /// Reads keys and rows anew.
    void reload();

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// The row's values; null while its page is on its way.
    const TrackItem* item(int row) const;

private:
    enum class Content { Nothing, Album, All, Keys };
    void makeRowsStale() override { m_pages.makeStale(); }

    Content m_content = Content::Nothing;
    qint64 m_album = 0;
    mutable PageCache<TrackItem> m_pages;
};

} // namespace linnet::app
