// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who streams from a bench server: a session that is online, its replica, and a media store with nothing in it.

#include "bench/support/BenchServer.h"
#include "core/store/CatalogReader.h"
#include "player/engine/PlaybackEngine.h"
#include "sync/media/MediaStore.h"

namespace linnet::bench {

class Listener {
public:
    explicit Listener(const std::string& url) : m_device(url) {
        m_device.waitFor([&] { return m_device.session().state().link == sync::Link::NeedsLogin; });
        m_device.logIn();
        m_device.waitFor([&] { return m_device.session().state().link == sync::Link::Online; });
        sync::MediaStoreOptions options;
        options.folder = m_folder.path() / "media";
        const auto api = [this](std::int64_t) { return m_device.session().api(); };
        m_media = must(sync::MediaStore::create({.database = m_device.replica(), .clock = m_clock, .api = api},
                                                std::move(options)));
        auto& connection = *must(m_device.replica().reader());
        const auto keys = must(core::store::trackKeys(connection));
        m_rows = must(core::store::trackRows(connection, keys));
    }
    core::TrackId track(const std::string& title) const {
        for (const auto& row : m_rows)
            if (row.track.title == title) return row.track.id;
        giveUp("the server has no " + title);
    }
    player::OpenMedia opening(core::TrackId track) {
        return [this, track] { return m_media->open(m_device.source(), track); };
    }
    /// Nothing of it is here from now on.
    void forget(core::TrackId track) { must(m_media->reset({.source = m_device.source(), .track = track})); }

private:
    ScratchFolder m_folder{"linnet-bench-listener"};
    core::SystemClock m_clock;
    BenchDevice m_device;
    std::vector<core::store::TrackRow> m_rows;
    std::unique_ptr<sync::MediaStore> m_media;
};

} // namespace linnet::bench
