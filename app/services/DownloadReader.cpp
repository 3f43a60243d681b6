// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/DownloadReader.h"

#include <algorithm>

#include "app/items/CoverSeed.h"
#include "app/items/ItemsFromStore.h"
#include "app/services/DownloadText.h"
#include "core/store/CatalogReader.h"
#include "core/store/PlaylistLists.h"
#include "core/store/SourceStore.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::DownloadKind;
using core::store::DownloadRuleState;
using core::store::DownloadTarget;

constexpr std::size_t kMostProblems = 5;

template <class Id>
Id idOf(const DownloadTarget& target) {
    Id id;
    id.bytes = target.id;
    return id;
}

void nameTrack(Connection& connection, KeptView& view) {
    view.title = Offline::tr("A track that has gone");
    const auto key = core::store::keyOf(connection, view.target.source, idOf<core::TrackId>(view.target));
    const auto row = key ? core::store::track(connection, *key) : core::failure(core::Errc::NotFound, "");
    if (!row) return;
    const TrackItem item = trackItem(*row);
    view.key = item.key;
    view.title = item.title;
    view.line = item.artist.isEmpty() ? Offline::tr("Track") : Offline::tr("Track by %1").arg(item.artist);
    view.art = item.art;
    view.coverSeed = coverSeed(item);
}

void nameAlbum(Connection& connection, KeptView& view) {
    view.title = Offline::tr("An album that has gone");
    const auto key = core::store::keyOf(connection, view.target.source, idOf<core::AlbumId>(view.target));
    const auto row = key ? core::store::album(connection, *key) : core::failure(core::Errc::NotFound, "");
    if (!row) return;
    const AlbumItem item = albumItem(*row);
    view.key = item.key;
    view.title = item.title;
    view.line = item.artist.isEmpty() ? Offline::tr("Album") : Offline::tr("Album by %1").arg(item.artist);
    view.art = item.art;
    view.coverSeed = coverSeed(item);
}

void nameArtist(Connection& connection, KeptView& view) {
    view.title = Offline::tr("An artist that has gone");
    const auto key = core::store::keyOf(connection, view.target.source, idOf<core::ArtistId>(view.target));
    const auto row = key ? core::store::artist(connection, *key) : core::failure(core::Errc::NotFound, "");
    if (!row) return;
    const ArtistItem item = artistItem(*row);
    view.key = item.key;
    view.title = item.name;
    view.line = Offline::tr("Artist");
    view.art = item.art;
    view.coverSeed = coverSeed(item);
}

void namePlaylist(Connection& connection, KeptView& view) {
    view.title = Offline::tr("A playlist that has gone");
    view.line = Offline::tr("Playlist");
    if (const auto shown = core::store::shownPlaylists(connection))
        for (const auto& row : *shown) {
            if (row.source != view.target.source || row.playlist.id != idOf<core::PlaylistId>(view.target)) continue;
            view.key = row.key;
            view.title = QString::fromStdString(row.playlist.name.value);
            if (const auto art = core::store::playlistArt(connection, row.key, 1); art && !art->empty())
                view.art = art->front();
        }
    view.coverSeed = view.title;
}

void name(Connection& connection, KeptView& view) {
    switch (view.target.kind) {
    case DownloadKind::Track:
        return nameTrack(connection, view);
    case DownloadKind::Album:
        return nameAlbum(connection, view);
    case DownloadKind::Artist:
        return nameArtist(connection, view);
    case DownloadKind::Playlist:
        return namePlaylist(connection, view);
    case DownloadKind::Liked:
        break;
    }
    view.title = Offline::tr("Everything liked");
    view.line = Offline::tr("Tracks and albums with a heart");
    view.coverSeed = view.title;
}

void addServerName(KeptView& view, const std::map<qint64, QString>& servers) {
    const auto server = servers.find(view.target.source);
    if (server == servers.end() || server->second.isEmpty()) return;
    view.line = Offline::tr("%1 · %2", "what it is, and its server").arg(view.line, server->second);
}

void addStanding(Connection& connection, KeptView& view) {
    const auto standing = core::store::downloadStanding(connection, view.rule);
    if (!standing) return;
    view.sentence = standingText(*standing, view.isPaused);
    view.tracksHere = standing->complete;
    view.isComplete = standing->tracks > 0 && standing->complete == standing->tracks;
    view.share =
        standing->bytes == 0 ? 0 : static_cast<double>(standing->completeBytes) / static_cast<double>(standing->bytes);
}

QString titleOf(Connection& connection, const core::store::MediaKey& track) {
    const auto key = core::store::keyOf(connection, track.source, track.track);
    const auto row = key ? core::store::track(connection, *key) : core::failure(core::Errc::NotFound, "");
    return row ? QString::fromStdString(row->track.title) : Offline::tr("A track");
}

} // namespace

KeptRead readKept(Connection& connection, const std::vector<sync::FailedDownload>& failed) {
    KeptRead read;
    if (const auto sources = core::store::sources(connection))
        for (const auto& source : *sources)
            read.servers[source.id] = QString::fromStdString(source.name);
    const auto rules = core::store::downloadRules(connection);
    if (!rules) return read;
    for (const auto& rule : *rules) {
        if (rule.state == DownloadRuleState::Going) continue;
        KeptView view{.rule = rule.key, .target = rule.target};
        view.isPaused = rule.state == DownloadRuleState::Paused;
        name(connection, view);
        addServerName(view, read.servers);
        addStanding(connection, view);
        read.view.kept.push_back(std::move(view));
    }
    if (const auto all = core::store::downloadStanding(connection)) read.all = *all;
    read.view.bytesHere = read.all.completeBytes;
    for (const auto& one : failed) {
        if (static_cast<std::size_t>(read.problems.size()) == kMostProblems) break;
        read.problems << failedText(titleOf(connection, one.key), one.error);
    }
    return read;
}

std::vector<DownloadTarget> targetsOf(Connection& connection, const Offline::Rows& rows) {
    std::vector<DownloadTarget> targets;
    const std::vector<core::store::Key> keys(rows.keys.begin(), rows.keys.end());
    const auto add = [&](std::int64_t source, const auto& id) {
        if (!id.isNull()) targets.push_back({source, rows.kind, id.bytes});
    };
    if (rows.kind == DownloadKind::Track) {
        if (const auto found = core::store::trackRows(connection, keys))
            for (const auto& row : *found)
                add(row.source, row.track.id);
    } else if (rows.kind == DownloadKind::Album) {
        if (const auto found = core::store::albumRows(connection, keys))
            for (const auto& row : *found)
                add(row.source, row.id);
    } else if (rows.kind == DownloadKind::Artist) {
        if (const auto found = core::store::artistRows(connection, keys))
            for (const auto& row : *found)
                add(row.source, row.id);
    } else if (rows.kind == DownloadKind::Playlist) {
        if (const auto found = core::store::shownPlaylists(connection))
            for (const auto& row : *found)
                if (std::ranges::find(keys, row.key) != keys.end()) add(row.source, row.playlist.id);
    }
    return targets;
}

} // namespace linnet::app
