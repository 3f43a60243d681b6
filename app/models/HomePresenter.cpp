// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/HomePresenter.h"

#include "app/items/ShownKeys.h"
#include "app/query/QueryThread.h"
#include "core/store/CatalogReader.h"
#include "core/store/PersonalLists.h"
#include "core/store/ReadTransaction.h"

namespace linnet::app {

namespace {

namespace store = core::store;

constexpr std::size_t kMostOfShelf = 24;
constexpr std::size_t kMostContinued = 6;

core::Result<std::vector<qint64>> shown(store::Connection& connection, core::TargetKind kind,
                                        const std::vector<store::Key>& keys) {
    LINNET_TRY(const auto kept, shownKeys(connection, kind, keys));
    return std::vector<qint64>(kept.begin(), kept.end());
}

/// Whether something comes after the track that was played last.
core::Result<bool> goesOn(store::Connection& connection, const store::PlayedAlbum& played) {
    LINNET_TRY(const auto tracks, store::albumTracks(connection, played.album));
    return !tracks.empty() && tracks.back().key != played.lastTrack;
}

core::Result<HomeView> homeOf(store::Connection& connection) {
    LINNET_TRY(const auto snapshot, store::ReadTransaction::begin(connection));
    HomeView view;
    LINNET_TRY(const auto added, store::albumPage(connection, store::AlbumOrder::RecentlyAdded, "", kMostOfShelf));
    LINNET_TRY(view.added, shown(connection, core::TargetKind::Album, added.keys));
    LINNET_TRY(const auto played, store::recentlyPlayedAlbums(connection, kMostOfShelf));
    for (const store::PlayedAlbum& album : played) {
        view.recentlyPlayed.push_back(album.album);
        if (view.continued.size() >= kMostContinued) continue;
        LINNET_TRY(const bool isBegun, goesOn(connection, album));
        if (isBegun) view.continued.push_back(album.album);
    }
    LINNET_TRY(const auto most, store::mostPlayedTracks(connection, kMostOfShelf));
    LINNET_TRY(view.mostPlayed, shown(connection, core::TargetKind::Track, most));
    LINNET_TRY(const auto tracks, store::likedTracks(connection, kMostOfShelf));
    LINNET_TRY(view.likedTracks, shown(connection, core::TargetKind::Track, tracks));
    LINNET_TRY(const auto albums, store::likedAlbums(connection, kMostOfShelf));
    LINNET_TRY(view.likedAlbums, shown(connection, core::TargetKind::Album, albums));
    return view;
}

} // namespace

HomePresenter::HomePresenter(QueryThread& queries, QObject* parent) : QObject(parent), m_queries(queries) {}

HomePresenter::~HomePresenter() { m_generation.cancel(); }

void HomePresenter::reload() {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_queries.ask(this, m_generation.token(), homeOf, [this](core::Result<HomeView> view) {
        if (!view) return; // What is shown stays; the next question tries again.
        m_view = std::move(*view);
        m_isReady = true;
        Q_EMIT ready();
    });
}

} // namespace linnet::app
