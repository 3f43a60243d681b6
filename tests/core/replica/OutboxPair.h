// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One device beside a server, and the little that its person changes: for the tests of the outbox.

#include <QTest>

#include <algorithm>

#include "core/store/OutboxStore.h"
#include "core/store/PersonalRows.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OperationReplica.h"

namespace linnet::test {

using namespace core;
using namespace core::operations;
using namespace core::store;
using core::replica::Outbox;

inline const TrackId kTrack = idNamed<TrackId>("t");
inline const Target kTarget{TargetKind::Track, kTrack.bytes};
inline const PlaylistId kList = idNamed<PlaylistId>("list");
inline const UnixMillis kNow{std::chrono::milliseconds(1'700'000'000'000)};

inline PlaylistItemId item(const char* name) { return idNamed<PlaylistItemId>(name); }
inline SetMark like(bool isSet = true) { return {kTarget, Mark::Liked, isSet}; }
inline CreatePlaylist createList(const char* name = "Evening") {
    return {.playlist = kList, .kind = PlaylistKind::Manual, .name = name, .folder = {}, .rules = {}};
}
inline InsertItems insert(const char* name) {
    return {.playlist = kList, .after = {}, .items = {{item(name), kTrack}}};
}

/// One device beside a server that knows the track.
struct Pair {
    Pair() {
        must(server.database().write(WritePriority::User, [](WriteTransaction& tx) -> Result<void> {
            ReplicaTables tables(tx.connection(), 0, 0);
            LINNET_TRY_VOID(tables.put(aLibrary("Music", tx.takeRev())));
            LINNET_TRY_VOID(tables.put(aTrack("t").rev(tx.takeRev()).build()));
            return {};
        }));
        read();
    }
    void send() { device.takeReply(server.post(device.request()), kNow); }
    void read() {
        while (device.readPage(server, 100, kNow)) {
        }
    }
    void perform(Change change, UnixMillis at = kNow) { QVERIFY(device.perform({std::move(change)}, at)); }
    Annotation annotation() {
        const PersonalOwner owner{.source = device.source()};
        return must(PersonalRows::annotation(device.reader(), owner, kTarget)).value_or(Annotation{});
    }
    std::optional<Playlist> playlist() {
        return must(PersonalRows::playlist(device.reader(), {.source = device.source()}, kList));
    }
    std::size_t itemCount() {
        const auto items = must(PersonalRows::items(device.reader(), {.source = device.source()}, kList));
        return static_cast<std::size_t>(std::ranges::count_if(items, &PlaylistItem::isPresent));
    }
    std::vector<Operation> pending() { return must(Outbox::pending(device.reader(), device.source(), 1000, 1 << 20)); }
    /// By the device, since it was opened.
    std::int64_t rowsWritten() {
        std::int64_t rows = 0;
        device.write([&](WriteTransaction& tx) -> Result<void> {
            rows = tx.connection().totalChanges();
            return {};
        });
        return rows;
    }
    bool isLikeServer() {
        return device.shown() == shownBy(server.reader(), OperationServer::kUser) && device.leftovers() == 0;
    }
    /// Another device of the same person, through the server.
    void elsewhere(Change change, UnixMillis at = kNow) {
        const Operation operation{{other, ++counter}, at, std::move(change)};
        const auto reply =
            must(core::wire::decodeOperationsReply(server.post(core::wire::encodeOperations({operation}))));
        QCOMPARE(reply.results.front().code, std::string());
    }

    OperationServer server;
    OperationReplica device;
    DeviceId other = idNamed<DeviceId>("other");
    std::int64_t counter = 0;
};

} // namespace linnet::test
