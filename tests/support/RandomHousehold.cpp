// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RandomHousehold.h"

#include <algorithm>

#include "core/store/PersonalRows.h"
#include "core/wire/Feed.h"
#include "tests/support/CatalogBuilder.h"

namespace linnet::test {

using namespace core;
using namespace core::operations;

namespace {

constexpr int kTracks = 12;
constexpr std::uint32_t kSteps = 90;
constexpr std::chrono::hours kDecades{24 * 365 * 30};

std::vector<PlaylistItem> itemsOf(OperationReplica& replica, PlaylistId playlist) {
    return must(store::PersonalRows::items(replica.reader(), {.source = replica.source()}, playlist));
}

} // namespace

std::string described(const FeedRecord& record) {
    std::string line;
    wire::encodeFeedRecord(record, wire::Paths::Hidden, line);
    return line;
}

RandomHousehold::RandomHousehold(std::uint32_t seed) : m_random(seed) {
    fillCatalogue();
    if (oneIn(3)) m_devices[1].clockIsOff = kDecades;
    if (oneIn(3)) m_devices[2].clockIsOff = -kDecades;
    m_server.refuses = [this](const Operation& operation) {
        const bool isRefused = oneIn(25);
        if (!isRefused)
            m_playsRefused.erase(operation.id);
        else if (std::holds_alternative<AddPlay>(operation.change))
            m_playsRefused.insert(operation.id);
        return isRefused;
    };
    m_backupAt = below(kSteps);
    m_restoreAt = oneIn(2) ? m_backupAt + below(kSteps - m_backupAt) : kSteps;
}

std::uint32_t RandomHousehold::below(std::uint32_t end) { return static_cast<std::uint32_t>(m_random() % end); }

void RandomHousehold::fillCatalogue() {
    must(m_server.database().write(store::WritePriority::User, [&](store::WriteTransaction& tx) -> Result<void> {
        store::ReplicaTables tables(tx.connection(), 0, 0);
        for (int i = 0; i < 3; ++i) {
            LINNET_TRY_VOID(tables.put(anArtist("artist " + std::to_string(i), tx.takeRev())));
            LINNET_TRY_VOID(tables.put(anAlbum("album " + std::to_string(i)).rev(tx.takeRev()).build()));
        }
        LINNET_TRY_VOID(tables.put(aLibrary("Music", tx.takeRev())));
        for (int i = 0; i < kTracks; ++i) {
            const auto number = std::to_string(i % 3);
            auto track = aTrack("track " + std::to_string(i)).by("artist " + number).on("album " + number);
            LINNET_TRY_VOID(tables.put(track.rev(tx.takeRev()).build()));
            m_tracks.push_back(track.build().id);
        }
        return {};
    }));
}

std::string RandomHousehold::run() {
    for (std::uint32_t i = 0; i < kSteps; ++i) {
        m_server.now += std::chrono::milliseconds(below(3'000));
        if (i == m_backupAt && m_restoreAt < kSteps) m_server.backUp();
        if (i == m_restoreAt) restoreServer();
        step(m_devices[below(kDevices)]);
    }
    m_server.refuses = nullptr;
    for (int round = 0; round < 2; ++round)
        for (auto& device : m_devices) {
            for (const auto& reply : std::exchange(device.lateReplies, {}))
                device.replica.takeReply(reply, timeOf(device));
            device.replica.settle(m_server, timeOf(device));
        }
    return problem();
}

void RandomHousehold::step(Device& device) {
    if (oneIn(8)) device.isOnline = !device.isOnline;
    if (device.isOnline && oneIn(3)) talk(device);
    if (oneIn(6))
        static_cast<void>(oneIn(2) ? device.replica.redo(timeOf(device)) : device.replica.undo(timeOf(device)));
    else
        change(device);
}

void RandomHousehold::change(Device& device) {
    std::vector<Change> changes;
    for (auto count = 1 + below(3); count > 0; --count)
        changes.push_back(anyChange(device));
    const auto plays =
        std::ranges::count_if(changes, [](const Change& made) { return std::holds_alternative<AddPlay>(made); });
    if (device.replica.perform(changes, timeOf(device))) m_playsMade += plays;
}

/// The two halves of a round, each of which may fail; a page may be the last one for a while.
void RandomHousehold::talk(Device& device) {
    if (!oneIn(4)) send(device);
    const auto limit = 1 + below(20);
    for (auto pages = below(6); pages > 0; --pages)
        if (!device.replica.readPage(m_server, limit, timeOf(device))) break;
}

/// Replies of before are lost with the connections.
void RandomHousehold::restoreServer() {
    m_server.restore();
    for (auto& device : m_devices)
        device.lateReplies.clear();
}

void RandomHousehold::send(Device& device) {
    device.replica.askForEpoch(m_server, timeOf(device));
    const auto request = device.replica.request(1 + below(10));
    if (request.empty() || oneIn(8)) return; // The request is lost.
    auto reply = m_server.post(request);
    if (oneIn(8)) reply = m_server.post(request); // A proxy sends it twice.
    for (const auto& late : std::exchange(device.lateReplies, {}))
        device.replica.takeReply(late, timeOf(device));
    if (oneIn(6)) return; // The reply is lost.
    if (oneIn(6)) return device.lateReplies.push_back(std::move(reply));
    device.replica.takeReply(reply, timeOf(device));
    if (oneIn(6)) device.replica.takeReply(reply, timeOf(device));
}

TrackId RandomHousehold::anyTrack() { return m_tracks[below(static_cast<std::uint32_t>(m_tracks.size()))]; }

PlaylistId RandomHousehold::anyPlaylist(Device& device) {
    std::vector<PlaylistId> known;
    for (auto* connection : {&device.replica.reader(), &m_server.reader()}) {
        if (connection == &m_server.reader() && !known.empty() && !oneIn(10)) break;
        static constexpr store::NamedQuery kAll{"testPlaylists", "SELECT public_id FROM playlist ORDER BY public_id"};
        must(connection->prepare(kAll).forEach(
            [&](const store::Statement& row) { known.push_back(row.id<PlaylistId>(0)); }));
    }
    return known.empty() ? PlaylistId::random() : known[below(static_cast<std::uint32_t>(known.size()))];
}

Change RandomHousehold::anyChange(Device& device) {
    const auto kind = below(20);
    if (kind < 5) return changeOfTarget();
    if (kind == 5) return SetQueue{"{\"at\":" + std::to_string(below(100)) + "}"};
    if (kind == 6)
        return ChangeSetting{"theme", oneIn(4) ? std::nullopt : std::optional("t" + std::to_string(below(9)))};
    if (kind == 7) {
        const auto what = oneIn(4) ? PlaylistKind::Folder : oneIn(6) ? PlaylistKind::Smart : PlaylistKind::Manual;
        return CreatePlaylist{.playlist = PlaylistId::random(),
                              .kind = what,
                              .name = "list " + std::to_string(below(100)),
                              .folder = oneIn(2) ? anyPlaylist(device) : PlaylistId{},
                              .rules = what == PlaylistKind::Smart ? "{}" : ""};
    }
    const auto playlist = anyPlaylist(device);
    return kind < 11 ? changeOfHeader(playlist) : changeOfItems(device, playlist);
}

Change RandomHousehold::changeOfTarget() {
    const auto track = anyTrack();
    const Target target{TargetKind::Track, track.bytes};
    const Target artist{TargetKind::Artist, idNamed<ArtistId>("artist " + std::to_string(below(3))).bytes};
    switch (below(6)) {
    case 0:
        return SetRating{target, static_cast<Rating>(below(11))};
    case 1:
        return SetMark{artist, Mark::Followed, oneIn(2)};
    case 2:
        return SetMark{target, Mark::Hidden, oneIn(2)};
    case 3:
        return AddPlay{track, m_server.now, std::chrono::seconds(below(300))};
    default:
        return SetMark{oneIn(3) ? artist : target, Mark::Liked, oneIn(2)};
    }
}

Change RandomHousehold::changeOfHeader(PlaylistId playlist) {
    const auto number = std::to_string(below(100));
    switch (below(7)) {
    case 0:
        return DescribePlaylist{playlist, "about " + number};
    case 1:
        return SetPlaylistCover{playlist, oneIn(3) ? std::nullopt : std::optional(idNamed<ArtId>(number))};
    case 2:
        return FilePlaylist{playlist, oneIn(3) ? PlaylistId{} : anyPlaylist(m_devices[below(kDevices)])};
    case 3:
        return SetPlaylistRules{playlist, "{\"n\":" + number + "}"};
    case 4:
        return SharePlaylist{playlist, static_cast<PlaylistAccess>(below(3))};
    case 5:
        return DeletePlaylist{playlist, oneIn(2)};
    default:
        return RenamePlaylist{playlist, "name " + number};
    }
}

Change RandomHousehold::changeOfItems(Device& device, PlaylistId playlist) {
    const auto items = itemsOf(device.replica, playlist);
    const auto after =
        items.empty() || oneIn(4) ? PlaylistItemId{} : items[below(static_cast<std::uint32_t>(items.size()))].id;
    const auto kind = items.empty() ? 0 : below(6);
    if (kind == 3) return MoveItems{playlist, after, someItems(items)};
    if (kind == 4) return RemoveItems{playlist, someItems(items)};
    if (kind == 5 && oneIn(2)) return RestoreItems{playlist, someItems(items)};
    InsertItems insert{.playlist = playlist, .after = after, .items = {}};
    for (auto count = 1 + below(4); count > 0; --count)
        insert.items.push_back({PlaylistItemId::random(), anyTrack()});
    return insert;
}

std::vector<PlaylistItemId> RandomHousehold::someItems(const std::vector<PlaylistItem>& items) {
    std::vector<PlaylistItemId> some;
    for (const auto& item : items)
        if (oneIn(4)) some.push_back(item.id);
    if (some.empty()) some.push_back(items[below(static_cast<std::uint32_t>(items.size()))].id);
    std::shuffle(some.begin(), some.end(), m_random);
    return some;
}

std::string RandomHousehold::problem() {
    for (const auto& found : {problemOfDevices(), problemOfItems(), problemOfPlays()})
        if (!found.empty()) return found;
    return {};
}

std::string RandomHousehold::problemOfDevices() {
    const auto truth = shownBy(m_server.reader(), OperationServer::kUser);
    for (std::size_t i = 0; i < kDevices; ++i) {
        auto& replica = m_devices[i].replica;
        const auto name = "device " + std::to_string(i);
        if (replica.pendingCount() != 0) return name + " still has operations";
        if (replica.leftovers() != 0) return name + " was not rebased";
        const auto shown = replica.shown();
        for (std::size_t at = 0; at < std::max(truth.size(), shown.size()); ++at) {
            if (at < truth.size() && at < shown.size() && truth[at] == shown[at]) continue;
            return name + " shows " + (at < shown.size() ? described(shown[at]) : "nothing\n") + "instead of " +
                   (at < truth.size() ? described(truth[at]) : "nothing\n");
        }
    }
    return {};
}

std::string RandomHousehold::problemOfItems() {
    std::set<PlaylistItemId> inserted;
    std::set<PlaylistItemId> moved;
    std::map<PlaylistItemId, bool> isPresent; // As the operations that were accepted leave it.
    std::vector<std::vector<PlaylistItemId>> runs;
    for (const auto& operation : m_server.accepted) {
        if (const auto* insert = std::get_if<InsertItems>(&operation.change)) {
            runs.emplace_back();
            for (const auto& item : insert->items) {
                if (inserted.insert(item.id).second) isPresent[item.id] = true;
                runs.back().push_back(item.id);
            }
        }
        if (const auto* move = std::get_if<MoveItems>(&operation.change))
            moved.insert(move->items.begin(), move->items.end());
        if (const auto* removal = std::get_if<RemoveItems>(&operation.change))
            for (const auto& id : removal->items)
                if (isPresent.contains(id)) isPresent[id] = false;
        if (const auto* restoration = std::get_if<RestoreItems>(&operation.change))
            for (const auto& id : restoration->items)
                if (isPresent.contains(id)) isPresent[id] = true;
    }
    std::vector<PlaylistItem> items;
    for (const auto& record : m_devices[0].replica.shown())
        if (const auto* item = std::get_if<PlaylistItem>(&record)) items.push_back(*item);
    std::map<PlaylistItemId, std::pair<std::string, PlaylistItemId>> places;
    for (const auto& item : items) {
        if (!places.emplace(item.id, std::pair(item.order, item.id)).second) return "an item is there twice";
        if (!isPresent.contains(item.id)) return "an item is there that nobody added";
        if (item.isPresent() != isPresent[item.id]) return "an item is there, or gone, against what was done last";
    }
    if (places.size() != isPresent.size()) return "an item that was added is missing";
    for (const auto& run : runs) {
        const PlaylistItemId* before = nullptr;
        for (const auto& id : run) {
            if (moved.contains(id)) continue;
            if (before != nullptr && places.at(*before) >= places.at(id)) return "a run of items lost its order";
            before = &id;
        }
    }
    return {};
}

std::string RandomHousehold::problemOfPlays() {
    std::map<IdBytes, std::int64_t> plays;
    std::int64_t count = 0;
    const auto shown = m_devices[0].replica.shown();
    for (const auto& record : shown)
        if (const auto* play = std::get_if<Play>(&record)) ++plays[play->track.bytes], ++count;
    const auto refused = static_cast<std::int64_t>(m_playsRefused.size());
    if (count != m_playsMade - refused)
        return std::to_string(m_playsMade - refused) + " plays were made, " + std::to_string(count) + " are there";
    for (const auto& record : shown)
        if (const auto* annotation = std::get_if<Annotation>(&record))
            if (annotation->target.kind == TargetKind::Track && annotation->playCount != plays[annotation->target.id])
                return "a track counts " + std::to_string(annotation->playCount) + " plays, not " +
                       std::to_string(plays[annotation->target.id]);
    return {};
}

} // namespace linnet::test
