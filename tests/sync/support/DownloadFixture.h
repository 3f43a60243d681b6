// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Downloads over a MediaFixture; the test is their owner and runs their callbacks while it waits.

#include <set>

#include "sync/downloads/Downloads.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/PumpExecutor.h"
#include "tests/sync/support/MediaFixture.h"

namespace linnet::tests {

class DownloadFixture : public MediaFixture {
public:
    using Kind = core::store::DownloadKind;

    DownloadFixture() {
        downloadOptions.retryFirst = std::chrono::milliseconds(5);
        downloadOptions.retryMost = std::chrono::milliseconds(20);
        downloadOptions.lookAtRulesAgain = std::chrono::milliseconds(1);
        downloadOptions.lookAtDiskAgain = std::chrono::milliseconds(20);
        downloadOptions.tellEvery = std::chrono::milliseconds(5);
    }
    ~DownloadFixture() { downloads.reset(); }

    /// A track of `album` with bytes of its own; the album comes with it.
    core::TrackId addTrackOf(const std::string& album, int number, std::size_t size = 30'000) {
        auto bytes = randomBytes(size, static_cast<unsigned>(nextRev()));
        core::Track track = test::aTrack(album + " " + std::to_string(number)).on(album).number(number).rev(nextRev());
        track.size = {bytes.size()};
        apply(test::anAlbum(album).rev(nextRev()).build());
        apply(track);
        const std::lock_guard lock(files.mutex);
        files.byPath["/stream/" + track.id.hex()].bytes = std::move(bytes);
        return track.id;
    }
    void open() {
        downloads.reset();
        openStore();
        sync::DownloadListeners listeners;
        listeners.onState = [this](const sync::DownloadState& state) { told = state; };
        listeners.onArrived = [this](const std::vector<core::store::MediaKey>& keys) {
            for (const auto& key : keys)
                arrived.insert(key.track);
        };
        downloads =
            std::make_unique<sync::Downloads>(sync::DownloadServices{.database = *database,
                                                                     .media = *store,
                                                                     .api = [this](std::int64_t) { return api; },
                                                                     .executor = executor,
                                                                     .clock = clock,
                                                                     .log = log},
                                              downloadOptions, std::move(listeners));
        downloads->start();
    }
    core::store::Key want(Kind kind, const core::IdBytes& id = {}) {
        std::optional<core::Result<core::store::Key>> key;
        downloads->add({source, kind, id}, [&](core::Result<core::store::Key> made) { key = std::move(made); });
        if (!until([&] { return key.has_value(); }) || !*key) qFatal("no rule was made");
        return **key;
    }
    void drop(core::store::Key rule) {
        bool isDone = false;
        downloads->remove(rule, [&](const core::Result<void>& done) { isDone = done.has_value(); });
        if (!until([&] { return isDone; })) qFatal("a rule was not removed");
    }
    bool until(const std::function<bool()>& isDone) { return executor.runUntil(isDone); }
    bool isVerified(const core::TrackId& track) {
        const auto known = row(track);
        return known && known->state == core::store::MediaEntryState::Verified;
    }
    bool comes(const core::TrackId& track) {
        return until([&] { return isVerified(track); });
    }
    /// Nothing is waiting, running or going.
    bool rests() {
        return until([&] {
            const auto state = downloads->state();
            return state.sources.empty() && state.running.empty();
        });
    }
    void spoil(std::function<void(const sync::HttpRequest&, FakeReply&)> fault) {
        const std::lock_guard lock(files.mutex);
        files.fault = std::move(fault);
    }
    core::store::DownloadStanding standing(core::store::Key rule) {
        return core::store::downloadStanding(**database->reader(), rule).value();
    }

    PumpExecutor executor;
    core::log::Logger log;
    sync::DownloadOptions downloadOptions;
    sync::DownloadState told;
    std::set<core::TrackId> arrived;
    std::unique_ptr<sync::Downloads> downloads;
};

} // namespace linnet::tests
