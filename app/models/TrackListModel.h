// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks for lists: of one album (discs in order), given keys (search), or of the whole replica in any order.
// Owner: a page; GUI thread. See PagedListModel.

#include "app/items/Items.h"
#include "app/models/PagedListModel.h"
#include "core/store/TrackLists.h"

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
    Plays,  ///< int
    Absent, ///< int, an Absence
};

using core::store::SortDirection;
using core::store::TrackSort;

/// Which tracks of the replica, and how they stand; nothing set shows all.
struct TrackQuery {
    TrackSort sort = TrackSort::Title;
    SortDirection direction = SortDirection::Up;
    std::optional<qint64> genre = {};  ///< Key.
    std::optional<qint64> artist = {}; ///< Key.
    std::optional<int> decade = {};    ///< 1990: of 1990 to 1999.
    friend bool operator==(const TrackQuery&, const TrackQuery&) = default;
};

/// What a row shows of a track; nothing for a role that is not of this model.
QVariant trackValue(const TrackItem& track, int role);

class TrackListModel final : public PagedListModel {
    Q_OBJECT
public:
    explicit TrackListModel(QueryThread& queries, QObject* parent = nullptr);

    void showAlbum(qint64 albumKey);
    void show(const TrackQuery& query);
    const TrackQuery& query() const { return m_query; }
    void showKeys(std::vector<qint64> keys);
    /// Reads keys and rows anew.
    void reload();

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void takeEdited(const Edited& edited) override { takeMarks(m_pages, core::TargetKind::Track, edited); }
    /// The row's values; null while its page is on its way.
    const TrackItem* item(int row) const;

private:
    enum class Content { Nothing, Album, Query, Keys };
    void makeRowsStale() override { m_pages.makeStale(); }

    Content m_content = Content::Nothing;
    qint64 m_album = 0;
    TrackQuery m_query;
    mutable PageCache<TrackItem> m_pages;
};

} // namespace linnet::app
