// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/SearchPresenter.h"

#include <algorithm>
#include <chrono>

#include "app/items/ItemsFromStore.h"
#include "app/items/ShownMusic.h"
#include "app/query/QueryThread.h"
#include "core/search/Searcher.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;
using core::search::SearchHit;

constexpr auto kDelay = 25ms;
constexpr core::search::SearchLimits kLimits{.tracks = 50, .albums = 20, .artists = 12};

std::vector<qint64> keysOf(const std::vector<SearchHit>& hits) {
    std::vector<qint64> keys;
    keys.reserve(hits.size());
    for (const SearchHit& hit : hits)
        keys.push_back(hit.key);
    return keys;
}

template <class Item>
void pick(const std::vector<Item>& items, qint64 key, SearchView& view) {
    const auto found = std::find_if(items.begin(), items.end(), [key](const Item& item) { return item.key == key; });
    if (found != items.end()) view.best = *found;
}

/// What the listener wants to see.
core::Result<core::search::SearchScope> scopeOf(core::store::Connection& connection) {
    LINNET_TRY(const auto shown, shownMusic(connection));
    core::search::SearchScope scope;
    scope.source = shown.source;
    if (shown.hasHidden) return scope;
    LINNET_TRY(auto tracks, core::store::hiddenKeys(connection, core::TargetKind::Track));
    LINNET_TRY(auto albums, core::store::hiddenKeys(connection, core::TargetKind::Album));
    if (tracks.empty() && albums.empty()) return scope;
    scope.leavesOut = [tracks = std::move(tracks), albums = std::move(albums)](core::EntityKind kind,
                                                                               std::int64_t key) -> core::Result<bool> {
        return kind == core::EntityKind::Track ? tracks.contains(key)
                                               : kind == core::EntityKind::Album && albums.contains(key);
    };
    return scope;
}

SearchView viewOf(core::store::Connection& connection, const core::search::SearchResults& found, QString text) {
    SearchView view;
    view.text = std::move(text);
    if (found.corrected) view.corrected = QString::fromStdString(*found.corrected);
    view.tracks = trackItems(connection, keysOf(found.tracks));
    view.albums = albumItems(connection, keysOf(found.albums));
    view.artists = artistItems(connection, keysOf(found.artists));
    if (!found.best) return view;
    switch (found.best->kind) {
    case core::EntityKind::Track:
        pick(view.tracks, found.best->key, view);
        break;
    case core::EntityKind::Album:
        pick(view.albums, found.best->key, view);
        break;
    case core::EntityKind::Artist:
        pick(view.artists, found.best->key, view);
        break;
    case core::EntityKind::Library:
    case core::EntityKind::Playlist:
    case core::EntityKind::PlaylistItem:
        break;
    }
    return view;
}

} // namespace

SearchPresenter::SearchPresenter(QueryThread& queries, QObject* parent) : QObject(parent), m_queries(queries) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &SearchPresenter::ask);
}

SearchPresenter::~SearchPresenter() { m_generation.cancel(); }

void SearchPresenter::setText(const QString& text, SearchMode mode) {
    if (text == m_text && mode == m_mode) return;
    m_text = text;
    m_mode = mode;
    m_generation.cancel();
    m_generation = core::CancelSource();
    if (text.trimmed().isEmpty()) {
        m_delay.stop();
        m_isSearching = false;
        m_results = {};
        Q_EMIT resultsChanged();
        return;
    }
    m_isSearching = true;
    // Not started anew while it runs: a fast typist sees results too.
    if (!m_delay.isActive()) m_delay.start();
}

void SearchPresenter::refresh() {
    if (!m_text.trimmed().isEmpty() && !m_delay.isActive()) m_delay.start();
}

void SearchPresenter::ask() {
    m_queries.ask(
        this, m_generation.token(),
        [text = m_text, mode = m_mode,
         &vocabulary = m_queries.vocabulary()](core::store::Connection& connection) -> core::Result<SearchView> {
            core::search::Searcher searcher(connection, vocabulary);
            LINNET_TRY(const auto scope, scopeOf(connection));
            LINNET_TRY(auto found, searcher.search(text.toStdString(), kLimits, scope));
            if (mode == SearchMode::Exact && found.corrected) found = {};
            return viewOf(connection, found, text);
        },
        [this](core::Result<SearchView> view) {
            m_isSearching = false;
            // Of a replica that cannot be read there is nothing to show; the next question tries again.
            m_results = view ? std::move(*view) : SearchView{.text = m_text};
            Q_EMIT resultsChanged();
        });
}

} // namespace linnet::app
