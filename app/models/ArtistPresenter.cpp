// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/ArtistPresenter.h"

#include <algorithm>

#include "app/items/ItemsFromStore.h"
#include "app/items/ShownMusic.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "core/store/CatalogReader.h"
#include "core/store/PersonalLists.h"
#include "core/store/ReadTransaction.h"
#include "core/store/TrackLists.h"

namespace linnet::app {

namespace {

namespace store = core::store;
using namespace std::chrono_literals;

constexpr std::size_t kTracks = 5;

core::Result<void> readReleases(store::Connection& connection, qint64 key, ArtistView& view) {
    LINNET_TRY(auto found, store::artistAlbums(connection, key));
    LINNET_TRY(found.own, shownKeys(connection, core::TargetKind::Album, std::move(found.own)));
    LINNET_TRY(found.appearsOn, shownKeys(connection, core::TargetKind::Album, std::move(found.appearsOn)));
    LINNET_TRY(const auto rows, store::albumRows(connection, found.own));
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const auto type = releaseType(static_cast<int>(row->trackCount), row->duration);
        (type == ReleaseType::Album ? view.albums : view.eps).push_back(row->key);
    }
    view.appearsOn.assign(found.appearsOn.rbegin(), found.appearsOn.rend());
    return {};
}

core::Result<ArtistView> artistView(store::Connection& connection, qint64 key) {
    LINNET_TRY(const auto snapshot, store::ReadTransaction::begin(connection));
    ArtistView view;
    const auto row = store::artist(connection, key);
    if (!row && row.error().code == core::Errc::NotFound) return view;
    if (!row) return tl::unexpected<core::Error>(row.error());
    view.artist = artistItem(*row);
    view.trackCount = static_cast<int>(row->trackCount);
    LINNET_TRY_VOID(readReleases(connection, key, view));
    LINNET_TRY(auto scope, shownMusic(connection));
    scope.source.reset(); // An artist is of one source, and was asked for.
    LINNET_TRY(auto tracks, store::mostPlayedOfArtist(connection, key, kTracks, scope));
    view.areMostPlayed = !tracks.empty();
    if (tracks.empty()) {
        LINNET_TRY(tracks, store::sortedTrackKeys(connection, store::TrackSort::Title, store::SortDirection::Up,
                                                  {.artist = key}));
    }
    LINNET_TRY(tracks, shownKeys(connection, core::TargetKind::Track, std::move(tracks)));
    view.tracks.assign(tracks.begin(), tracks.begin() + static_cast<std::ptrdiff_t>(std::min(tracks.size(), kTracks)));
    return view;
}

} // namespace

ReleaseType releaseType(int tracks, std::chrono::milliseconds length) {
    if (tracks > 6 || length >= 30min) return ReleaseType::Album;
    return tracks <= 3 ? ReleaseType::Single : ReleaseType::Ep;
}

ArtistPresenter::ArtistPresenter(QueryThread& queries, QObject* parent) : QObject(parent), m_queries(queries) {}

ArtistPresenter::~ArtistPresenter() { m_generation.cancel(); }

void ArtistPresenter::show(qint64 artist) {
    if (artist != m_key) {
        m_view = {};
        m_isReady = false;
    }
    m_key = artist;
    reload();
}

void ArtistPresenter::reload() {
    m_generation.cancel();
    m_generation = core::CancelSource();
    m_queries.ask(
        this, m_generation.token(),
        [key = m_key](store::Connection& connection) { return artistView(connection, key); },
        [this](core::Result<ArtistView> view) {
            if (!view) return; // What is shown stays; the next question tries again.
            m_view = std::move(*view);
            m_isReady = true;
            Q_EMIT ready();
        });
}

void ArtistPresenter::takeEdited(const Edited& edited) {
    ArtistItem& artist = m_view.artist;
    for (const core::Annotation& annotation : edited.annotations) {
        const core::Target target{core::TargetKind::Artist, artist.id.bytes};
        if (artist.key == 0 || artist.source != edited.source || annotation.target != target) continue;
        artist.marks = store::marksOf(annotation);
        Q_EMIT marksChanged();
    }
}

} // namespace linnet::app
