// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/DownloadActions.h"

#include <algorithm>

#include "app/pages/MusicActions.h"
#include "app/services/Offline.h"
#include "app/services/Playback.h"
#include "app/services/Playlists.h"
#include "app/widgets/IconButton.h"

namespace linnet::app {

namespace {

using Kind = Chosen::Kind;

Offline::Kind kindOf(Kind kind) {
    return kind == Kind::Albums      ? Offline::Kind::Album
           : kind == Kind::Artists   ? Offline::Kind::Artist
           : kind == Kind::Playlists ? Offline::Kind::Playlist
                                     : Offline::Kind::Track;
}

} // namespace

DownloadActions::DownloadActions(const PageContext& context, QObject* parent) : QObject(parent), m_context(context) {
    for (const Kind kind : {Kind::Tracks, Kind::Albums, Kind::Artists, Kind::Playlists})
        offerRows(kind);
    offerKept();
}

void DownloadActions::show(IconButton& button, Kind kind, qint64 key, qint64 source, const Words& words) const {
    const Offline& offline = m_context.services.offline;
    const KeptView* kept = offline.keptRow(kindOf(kind), key);
    button.setVisible(kept != nullptr || (source != 0 && offline.canDownloadFrom(source)));
    button.setIcon(kept != nullptr && kept->isComplete ? Icon::Check : Icon::Download);
    button.setName(kept == nullptr ? words.download : kept->isComplete ? words.isKept : words.isComing);
}

bool DownloadActions::isKept(Kind kind, qint64 key) const {
    return m_context.services.offline.keptRow(kindOf(kind), key) != nullptr;
}

bool DownloadActions::areAllKept(const Chosen& rows) const {
    return std::all_of(rows.keys.begin(), rows.keys.end(), [&](qint64 key) { return isKept(rows.kind, key); });
}

bool DownloadActions::canKeep(const Chosen& rows) const {
    const Offline& offline = m_context.services.offline;
    if (!offline.canDownload() || areAllKept(rows)) return false;
    if (rows.kind != Kind::Playlists) return true;
    return std::any_of(rows.keys.begin(), rows.keys.end(), [&](qint64 key) {
        const ListedPlaylist* playlist = m_context.services.playlists.find(key);
        return playlist != nullptr && playlist->kind != core::PlaylistKind::Folder && playlist->deletedAt == 0 &&
               offline.canDownloadFrom(playlist->source);
    });
}

void DownloadActions::offerRows(Kind kind) {
    m_context.rows.offer({kind}, ActionId::Download,
                         {.run = [this](const Chosen& rows) { download(rows); },
                          .fits = [this](const Chosen& rows) { return canKeep(rows); }});
    m_context.rows.offer({kind}, ActionId::RemoveDownload,
                         {.run =
                              [this](const Chosen& rows) {
                                  std::vector<qint64> rules;
                                  for (const qint64 key : rows.keys)
                                      if (const auto* kept = m_context.services.offline.keptRow(kindOf(rows.kind), key))
                                          rules.push_back(kept->rule);
                                  remove(std::move(rules));
                              },
                          .fits =
                              [this](const Chosen& rows) {
                                  return std::any_of(rows.keys.begin(), rows.keys.end(),
                                                     [&](qint64 key) { return isKept(rows.kind, key); });
                              }});
}

void DownloadActions::offerKept() {
    RowActions& rows = m_context.rows;
    const auto isAny = [this](const Chosen& kept, bool isPaused) {
        return std::any_of(kept.keys.begin(), kept.keys.end(), [&](qint64 rule) {
            const KeptView* view = m_context.services.offline.keptRule(rule);
            return view != nullptr && !view->isComplete && view->isPaused == isPaused;
        });
    };
    rows.offer({Kind::Kept}, ActionId::Open,
               {.run = [this](const Chosen& kept) { open(kept.keys.front()); },
                .fits =
                    [this](const Chosen& kept) {
                        const auto* view = m_context.services.offline.keptRule(kept.keys.front());
                        return view != nullptr && view->key != 0;
                    }});
    rows.offer({Kind::Kept}, ActionId::PauseDownload,
               {.run = [this](const Chosen& kept) { m_context.services.offline.setPaused(kept.keys, true); },
                .fits = [isAny](const Chosen& kept) { return isAny(kept, false); }});
    rows.offer({Kind::Kept}, ActionId::ResumeDownload,
               {.run = [this](const Chosen& kept) { m_context.services.offline.setPaused(kept.keys, false); },
                .fits = [isAny](const Chosen& kept) { return isAny(kept, true); }});
    rows.offer({Kind::Kept}, ActionId::Remove,
               {.run = [this](const Chosen& kept) { remove(kept.keys); }, .text = tr("Remove download")});
}

void DownloadActions::download(const Chosen& rows) {
    m_context.services.offline.download({.kind = kindOf(rows.kind), .keys = rows.keys});
    const int count = static_cast<int>(rows.keys.size());
    m_context.say(rows.kind == Kind::Albums      ? tr("%Ln albums are downloaded and kept.", nullptr, count)
                  : rows.kind == Kind::Artists   ? tr("%Ln artists are downloaded and kept.", nullptr, count)
                  : rows.kind == Kind::Playlists ? tr("%Ln playlists are downloaded and kept.", nullptr, count)
                                                 : tr("%Ln tracks are downloaded and kept.", nullptr, count));
}

void DownloadActions::remove(std::vector<qint64> rules) {
    std::vector<Offline::Target> targets;
    for (const qint64 rule : rules)
        if (const auto* kept = m_context.services.offline.keptRule(rule)) targets.push_back(kept->target);
    m_context.services.offline.remove(std::move(rules));
    m_context.say({tr("No longer kept here; it goes when room is needed."), tr("Undo"),
                   [&offline = m_context.services.offline, targets] { offline.download(targets); }});
}

void DownloadActions::toggle(Kind kind, qint64 key) {
    if (const auto* kept = m_context.services.offline.keptRow(kindOf(kind), key))
        remove({kept->rule});
    else
        download({.kind = kind, .keys = {key}});
}

void DownloadActions::open(qint64 rule) {
    const KeptView* kept = m_context.services.offline.keptRule(rule);
    if (kept == nullptr || kept->key == 0) return;
    if (kept->target.kind == Offline::Kind::Album)
        m_context.music.goToAlbum(kept->key);
    else if (kept->target.kind == Offline::Kind::Artist)
        m_context.music.goToArtist(kept->key, kept->title);
    else if (kept->target.kind == Offline::Kind::Playlist)
        m_context.navigator.go({PageId::Playlist, kept->key, {}});
    else
        m_context.services.playback.playTracks({kept->key}, 0, tr("downloads"));
}

} // namespace linnet::app
