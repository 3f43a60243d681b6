// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks written into or taken out of a server's own catalogue in one transaction. What several tracks share (albums,
// which files make one album, search documents, artists nobody names any more) is put right once, by finish().
// On the writer thread.

#include <map>
#include <set>
#include <unordered_map>

#include "core/store/AlbumGroups.h"
#include "core/store/AlbumWriter.h"
#include "core/store/NameWriter.h"
#include "core/store/TrackWriter.h"

namespace linnet::core::store {

enum class TrackChange : std::uint8_t { Added, Changed, None };

class CatalogSlice {
public:
    explicit CatalogSlice(WriteTransaction& tx) : m_tx(tx), m_names(tx) {}

    /// Writes a new track, or `known` anew; a rev is taken only if something that clients see changed.
    [[nodiscard]] Result<TrackChange> write(std::optional<Key> known, TrackRecord record);
    /// Out of the catalogue, with a tombstone.
    [[nodiscard]] Result<void> remove(Key track);
    /// To be called last; without it the transaction must not be committed.
    [[nodiscard]] Result<void> finish();

private:
    struct Written {
        std::optional<AlbumRecord> album;
        bool isNew = false;
    };
    using GroupName = std::tuple<Key, std::string, std::string, bool>; ///< Folder, title, owner, credited.

    Result<AlbumGroup> groupFor(const TrackRecord& record, Key track, const std::optional<StoredTrack>& before);
    Result<void> settleGroups();
    Result<void> settle(Key group);
    Result<void> moveGroup(const AlbumGroup& group, const std::string& wanted);
    Result<void> dropGroup(const AlbumGroup& group);
    Result<void> refreshAlbums();
    Result<void> writeDocuments();
    void leave(const StoredTrack& before, const TrackLinks& links);

    WriteTransaction& m_tx;
    NameWriter m_names;
    std::unordered_map<Key, Written> m_written;
    std::map<GroupName, AlbumGroup> m_groups;
    std::set<Key> m_touchedGroups;
    std::set<Key> m_touchedAlbums;
    std::set<Key> m_otherDocuments; ///< Tracks not written here whose album changed.
    std::set<Key> m_leftArtists;
};

} // namespace linnet::core::store
