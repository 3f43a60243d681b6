// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CatalogSlice.h"

#include <algorithm>

#include "core/store/SearchIndexer.h"
#include "core/store/SearchStore.h"

namespace linnet::core::store {

Result<TrackChange> CatalogSlice::write(std::optional<Key> known, TrackRecord record) {
    std::optional<StoredTrack> before;
    if (known) {
        LINNET_TRY(before, storedTrack(m_tx.connection(), *known));
    }
    TrackLinks links;
    if (record.album) {
        LINNET_TRY(const auto group, groupFor(record, known.value_or(0), before));
        links.group = group.key;
        links.album = group.album;
        m_touchedGroups.insert(group.key);
        if (group.album) m_touchedAlbums.insert(*group.album);
    }
    LINNET_TRY(links.artists, m_names.artists(record.artists));
    LINNET_TRY(links.genres, m_names.genres(record.genres));
    if (record.art) {
        LINNET_TRY(links.art, m_names.art(*record.art));
    }
    if (!known) {
        LINNET_TRY(const Key track, insertTrack(m_tx, record, links));
        m_written.insert_or_assign(track, Written{std::move(record.album), true});
        return TrackChange::Added;
    }
    LINNET_TRY(const bool isChanged, updateTrack(m_tx, *known, record, links, *before));
    leave(*before, links);
    m_written.insert_or_assign(*known, Written{std::move(record.album), false});
    return isChanged ? TrackChange::Changed : TrackChange::None;
}

Result<void> CatalogSlice::remove(Key track) {
    const auto before = storedTrack(m_tx.connection(), track);
    if (!before) return before.error().code == Errc::NotFound ? Result<void>() : tl::unexpected(before.error());
    LINNET_TRY_VOID(deleteTrackRow(m_tx, track, before->id));
    m_written.erase(track);
    leave(*before, {});
    return {};
}

Result<void> CatalogSlice::finish() {
    LINNET_TRY_VOID(settleGroups());
    LINNET_TRY_VOID(refreshAlbums());
    LINNET_TRY_VOID(writeDocuments());
    for (const Key artist : m_leftArtists)
        LINNET_TRY_VOID(m_names.dropUnusedArtist(artist));
    return {};
}

void CatalogSlice::leave(const StoredTrack& before, const TrackLinks& links) {
    if (before.group && before.group != links.group) m_touchedGroups.insert(*before.group);
    if (before.album && before.album != links.album) m_touchedAlbums.insert(*before.album);
    for (const Key artist : before.artists)
        if (std::ranges::find(links.artists, artist) == links.artists.end()) m_leftArtists.insert(artist);
}

/// Has an album: the right one as far as can be told before the track is in it.
Result<AlbumGroup> CatalogSlice::groupFor(const TrackRecord& record, Key track,
                                          const std::optional<StoredTrack>& before) {
    const auto& album = *record.album;
    const GroupName name(album.folder, album.titleKey, album.owner, !album.artists.empty());
    if (const auto known = m_groups.find(name); known != m_groups.end()) return known->second;
    LINNET_TRY(auto group, groupOf(m_tx, record.library, album));
    if (!group.album) {
        NameWriter::Artist artist;
        if (!record.artists.empty()) {
            LINNET_TRY(artist, m_names.artist(record.artists.front()));
        }
        LINNET_TRY(const auto wanted, wantedAlbum(m_tx.connection(), group, artist.matchKey));
        LINNET_TRY(const auto beside, ownerlessBeside(m_tx.connection(), group));
        const bool isOther = beside && beside->key != group.key;
        auto candidate = before ? before->album : std::nullopt;
        if (!candidate && isOther) candidate = beside->album;
        LINNET_TRY(auto key, findAlbum(m_tx.connection(), wanted));
        if (!key && candidate) {
            LINNET_TRY(const bool mayTake, mayTakeOver(m_tx.connection(), *candidate, group, track));
            if (mayTake) {
                LINNET_TRY_VOID(regroupAlbum(m_tx, *candidate, wanted));
                key = candidate;
            }
        }
        if (!key) {
            LINNET_TRY(key, insertAlbum(m_tx, wanted, album.title, record.addedAt));
        }
        group.album = key;
        LINNET_TRY_VOID(setGroupAlbum(m_tx, group.key, *key));
        // Tracks beside it without an album artist may belong to this one now.
        if (isOther && !group.owner.empty()) m_touchedGroups.insert(beside->key);
    }
    m_groups.emplace(name, group);
    return group;
}

Result<void> CatalogSlice::settleGroups() {
    while (!m_touchedGroups.empty()) {
        const Key group = *m_touchedGroups.begin();
        m_touchedGroups.erase(m_touchedGroups.begin());
        LINNET_TRY_VOID(settle(group));
    }
    m_groups.clear();
    return {};
}

Result<void> CatalogSlice::settle(Key key) {
    LINNET_TRY(const auto group, groupAt(m_tx.connection(), key));
    if (!group) return {};
    LINNET_TRY(const bool isUsed, hasTracks(m_tx.connection(), key));
    if (!isUsed) return dropGroup(*group);
    LINNET_TRY(const auto wanted, wantedAlbum(m_tx.connection(), *group));
    return moveGroup(*group, wanted);
}

Result<void> CatalogSlice::dropGroup(const AlbumGroup& group) {
    if (group.album) m_touchedAlbums.insert(*group.album);
    LINNET_TRY_VOID(deleteGroup(m_tx, group.key));
    if (group.owner.empty()) return {};
    LINNET_TRY(const auto beside, ownerlessBeside(m_tx.connection(), group));
    if (beside) m_touchedGroups.insert(beside->key);
    return {};
}

Result<void> CatalogSlice::moveGroup(const AlbumGroup& group, const std::string& wanted) {
    LINNET_TRY(auto album, findAlbum(m_tx.connection(), wanted));
    if (album && album == group.album) return {};
    if (!album && group.album) {
        LINNET_TRY(const bool mayTake, mayTakeOver(m_tx.connection(), *group.album, group, 0));
        if (mayTake) {
            LINNET_TRY_VOID(regroupAlbum(m_tx, *group.album, wanted));
            m_touchedAlbums.insert(*group.album);
            return {};
        }
    }
    LINNET_TRY(const auto tracks, tracksOfGroup(m_tx.connection(), group.key));
    if (!album) {
        LINNET_TRY(album, insertAlbumLike(m_tx, wanted, group.album.value_or(0)));
    }
    for (const Key track : tracks) {
        LINNET_TRY_VOID(setTrackAlbum(m_tx, track, *album));
        if (!m_written.contains(track)) m_otherDocuments.insert(track);
    }
    LINNET_TRY_VOID(setGroupAlbum(m_tx, group.key, *album));
    if (group.album) m_touchedAlbums.insert(*group.album);
    m_touchedAlbums.insert(*album);
    return {};
}

Result<void> CatalogSlice::refreshAlbums() {
    const auto recordOf = [&](Key track) -> const AlbumRecord* {
        const auto found = m_written.find(track);
        return found == m_written.end() || !found->second.album ? nullptr : &*found->second.album;
    };
    for (const Key album : m_touchedAlbums) {
        LINNET_TRY(const auto outcome, refreshAlbum(m_tx, m_names, album, recordOf));
        m_leftArtists.insert(outcome.formerArtists.begin(), outcome.formerArtists.end());
        if (outcome.isGone) continue;
        LINNET_TRY(const bool isOther, SearchIndexer::updateAlbumAlone(m_tx, album));
        if (!isOther) continue;
        LINNET_TRY(const auto tracks, searchTracksOfAlbum(m_tx.connection(), album));
        for (const Key track : tracks)
            if (!m_written.contains(track)) m_otherDocuments.insert(track);
    }
    return {};
}

Result<void> CatalogSlice::writeDocuments() {
    for (const auto& [track, written] : m_written)
        LINNET_TRY_VOID(written.isNew ? SearchIndexer::add(m_tx, EntityKind::Track, track)
                                      : SearchIndexer::update(m_tx, EntityKind::Track, track));
    for (const Key track : m_otherDocuments)
        LINNET_TRY_VOID(SearchIndexer::update(m_tx, EntityKind::Track, track));
    return {};
}

} // namespace linnet::core::store
