// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Search as typed: each change of the text asks the query thread after at most 30 ms, an older question's answer is
// dropped. Owner: the search page; GUI thread.

#include <QObject>
#include <QTimer>

#include <variant>
#include <vector>

#include "app/items/Items.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

struct SearchView {
    QString text = {};      ///< What was asked.
    QString corrected = {}; ///< What was shown instead, when typos were mended; else empty.
    std::variant<std::monostate, AlbumItem, ArtistItem, TrackItem> best = {};
    std::vector<TrackItem> tracks = {};
    std::vector<AlbumItem> albums = {};
    std::vector<ArtistItem> artists = {};
    bool isEmpty() const { return tracks.empty() && albums.empty() && artists.empty(); }
};

/// Exact: typos are not mended.
enum class SearchMode { Tolerant, Exact };

class SearchPresenter final : public QObject {
    Q_OBJECT
public:
    explicit SearchPresenter(QueryThread& queries, QObject* parent = nullptr);
    ~SearchPresenter() override;

    /// Empty text clears the results at once.
    void setText(const QString& text, SearchMode mode = SearchMode::Tolerant);
    const QString& text() const { return m_text; }
    /// Asks the same again: the catalogue has changed.
    void refresh();
    /// The newest answer; its `text` may lag behind text() while typing.
    const SearchView& results() const { return m_results; }
    bool isSearching() const { return m_isSearching; }

Q_SIGNALS:
    void resultsChanged();

private:
    void ask();

    QueryThread& m_queries;
    QTimer m_delay;
    QString m_text;
    SearchMode m_mode = SearchMode::Tolerant;
    SearchView m_results;
    core::CancelSource m_generation;
    bool m_isSearching = false;
};

} // namespace linnet::app
