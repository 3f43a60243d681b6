// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What Home shows: short lists of keys, read in one question. Owner: the home page; GUI thread.

#include <QObject>

#include <vector>

#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;

/// An empty list has no row on the page.
struct HomeView {
    std::vector<qint64> continued;      ///< Albums begun and not heard to their end, latest first.
    std::vector<qint64> added;          ///< Albums, newest first.
    std::vector<qint64> recentlyPlayed; ///< Albums, latest first.
    std::vector<qint64> mostPlayed;     ///< Tracks.
    std::vector<qint64> likedTracks;    ///< Latest like first.
    std::vector<qint64> likedAlbums;    ///< Latest like first.
    bool isEmpty() const { return added.empty(); }
    friend bool operator==(const HomeView&, const HomeView&) = default;
};

class HomePresenter final : public QObject {
    Q_OBJECT
public:
    explicit HomePresenter(QueryThread& queries, QObject* parent = nullptr);
    ~HomePresenter() override;

    void reload();
    /// False until the first answer.
    bool isReady() const { return m_isReady; }
    const HomeView& view() const { return m_view; }

Q_SIGNALS:
    /// After each answer, whether or not anything is different.
    void ready();

private:
    QueryThread& m_queries;
    core::CancelSource m_generation;
    HomeView m_view;
    bool m_isReady = false;
};

} // namespace linnet::app
