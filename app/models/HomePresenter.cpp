// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/HomePresenter.h"

#include "app/items/ShownMusic.h"
#include "app/query/QueryThread.h"
#include "core/store/CatalogReader.h"
#include "core/store/PersonalLists.h"
#include "core/store/ReadTransaction.h"

namespace linnet::app {

namespace {

namespace store = core::store;

constexpr std::size_t kMostOfShelf = 24;
constexpr std::size_t kMostContinued = 6;

using Shelf = core::Result<std::vector<store::Key>> (*)(store::Connection&, std::size_t, const store::ListScope&);

core::Result<void> put(std::vector<qint64>& keys, Shelf read, store::Connection& connection,
                       const store::ListScope& scope) {
    LINNET_TRY(const auto found, read(connection, kMostOfShelf, scope));
    keys.assign(found.begin(), found.end());
    return {};
}

/// Whether something comes after the track that was played last.
core::Result<bool> goesOn(store::Connection& connection, const store::PlayedAlbum& played) {
    LINNET_TRY(const auto tracks, store::albumTracks(connection, played.album));
    return !tracks.empty() && tracks.back().key != played.lastTrack;
}

core::Result<HomeView> homeOf(store::Connection& connection) {
    LINNET_TRY(const auto snapshot, store::ReadTransaction::begin(connection));
    HomeView view;
    LINNET_TRY(const auto scope, shownMusic(connection));
    LINNET_TRY_VOID(put(view.added, store::newestAlbums, connection, scope));
    LINNET_TRY(const auto played, store::recentlyPlayedAlbums(connection, kMostOfShelf, scope));
    for (const store::PlayedAlbum& album : played) {
        view.recentlyPlayed.push_back(album.album);
        if (view.continued.size() >= kMostContinued) continue;
        LINNET_TRY(const bool isBegun, goesOn(connection, album));
        if (isBegun) view.continued.push_back(album.album);
    }
    LINNET_TRY_VOID(put(view.mostPlayed, store::mostPlayedTracks, connection, scope));
    LINNET_TRY_VOID(put(view.likedTracks, store::likedTracks, connection, scope));
    LINNET_TRY_VOID(put(view.likedAlbums, store::likedAlbums, connection, scope));
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
