// SPDX-License-Identifier: GPL-3.0-or-later
// How a playlist stood before, which its server keeps.
#include "app/services/Playlists.h"

namespace linnet::app {

namespace {

std::string addressOf(const ListedPlaylist& playlist) { return "/api/v1/playlists/" + playlist.id.hex() + "/versions"; }

} // namespace

void Playlists::versions(qint64 playlist, std::function<void(core::Result<Versions>)> done) {
    const ListedPlaylist* of = find(playlist);
    if (of == nullptr) return done(core::failure(core::Errc::NotFound, "the playlist is not here any more"));
    m_parts.fetch(of->source, addressOf(*of), [done = std::move(done)](const core::Result<std::string>& json) {
        if (!json) return done(tl::unexpected(json.error()));
        done(core::wire::decode<core::wire::Page<core::wire::VersionSummary>>(*json).map(
            [](auto&& page) { return std::move(page.items); }));
    });
}

void Playlists::restoreVersion(qint64 playlist, core::UnixMillis at, std::function<void(const core::Error&)> failed) {
    const ListedPlaylist* of = find(playlist);
    if (of == nullptr) return;
    const std::string address = addressOf(*of) + '/' + std::to_string(at.time_since_epoch().count());
    m_parts.fetch(of->source, address,
                  [this, playlist, failed = std::move(failed)](const core::Result<std::string>& json) {
                      if (!json) return failed(json.error());
                      auto version = core::wire::decode<core::wire::PlaylistVersion>(*json);
                      if (!version) return failed(version.error());
                      replace(playlist, std::move(version->tracks));
                  });
}

} // namespace linnet::app
