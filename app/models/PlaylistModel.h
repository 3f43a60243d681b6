// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one playlist holds, in order: rows with the roles of a track. Those of a manual one are named by the keys of
// their items, since a track may stand in it twice; items whose track is not here stay, and say so. Those of a smart
// one are named by the keys of their tracks. Owner: a page; GUI thread.

#include "app/items/Items.h"
#include "app/models/PagedListModel.h"
#include "core/playlists/SmartRules.h"
#include "core/store/PlaylistLists.h"

namespace linnet::app {

enum class PlaylistRole {
    Note = Qt::UserRole + 100, ///< QString: since when it is in the playlist, or why it cannot be played.
};

/// What stands above the list.
struct PlaylistFacts {
    int items = 0;
    Millis duration{0};
    std::vector<core::ArtRef> art; ///< Up to four.
};

class PlaylistModel final : public PagedListModel {
    Q_OBJECT
public:
    explicit PlaylistModel(QueryThread& queries, QObject* parent = nullptr);

    /// Of a manual one.
    void show(qint64 playlist);
    /// Of a smart one of this source; `playlist` may be 0: it is not made yet.
    void show(const core::playlists::SmartRules& rules, qint64 source, qint64 playlist);
    /// Reads items and facts anew.
    void reload();
    const PlaylistFacts& facts() const { return m_facts; }
    /// The track of an item; 0 where it is not here, or the row is outside.
    qint64 trackAt(int row) const;
    /// All tracks that are here, in order.
    std::vector<qint64> tracks() const;
    /// Where the track of this row stands in tracks().
    std::size_t positionAt(int row) const;

    QVariant data(const QModelIndex& index, int role) const override;
    void takeEdited(const Edited& edited) override { takeMarks(m_pages, core::TargetKind::Track, edited); }

private:
    /// An unknown track is an empty one that has its id.
    struct Row : TrackItem {
        bool isKnown = false;
        core::UnixMillis addedAt{}; ///< 0 in a smart one.
    };
    struct Read;
    static std::vector<std::pair<qint64, Row>> readTracks(core::store::Connection& connection, const Keys& keys);
    static std::vector<std::pair<qint64, Row>> readRows(core::store::Connection& connection, const Keys& keys);
    void makeRowsStale() override;
    const Row* rowOf(int row) const;
    static QString noteOf(const Row& row);

    void reloadRules();

    qint64 m_playlist = 0;
    std::optional<core::playlists::SmartRules> m_rules;
    qint64 m_source = 0;
    PlaylistFacts m_facts;
    std::vector<qint64> m_tracks; ///< One for each key.
    std::shared_ptr<Read> m_read; ///< What came with the keys that are on their way.
    mutable PageCache<Row> m_pages;
};

} // namespace linnet::app
