// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an artist's page shows: releases by type and the first of the tracks, read in one question. Owner: the artist
// page; GUI thread.

#include <QObject>

#include <chrono>
#include <vector>

#include "app/items/Items.h"
#include "core/base/CancelToken.h"

namespace linnet::app {

class QueryThread;
struct Edited;

enum class ReleaseType { Album, Ep, Single };
/// As shops draw the line: up to three tracks and half an hour are a single, up to six an EP.
ReleaseType releaseType(int tracks, std::chrono::milliseconds length);

struct ArtistView {
    ArtistItem artist; ///< Without a key: it is not in the library any more.
    int trackCount = 0;
    std::vector<qint64> albums;    ///< Newest first, as the following.
    std::vector<qint64> eps;       ///< EPs and singles.
    std::vector<qint64> appearsOn; ///< Albums of others.
    std::vector<qint64> tracks;    ///< The most played ones, else the first by title.
    bool areMostPlayed = false;
    int releases() const { return static_cast<int>(albums.size() + eps.size()); }
};

class ArtistPresenter final : public QObject {
    Q_OBJECT
public:
    explicit ArtistPresenter(QueryThread& queries, QObject* parent = nullptr);
    ~ArtistPresenter() override;

    /// Forgets what was shown of another artist.
    void show(qint64 artist);
    void reload();
    bool isReady() const { return m_isReady; }
    const ArtistView& view() const { return m_view; }
    /// Shows at once how the artist is marked now.
    void takeEdited(const Edited& edited);

Q_SIGNALS:
    void ready();
    void marksChanged();

private:
    QueryThread& m_queries;
    core::CancelSource m_generation;
    qint64 m_key = 0;
    ArtistView m_view;
    bool m_isReady = false;
};

} // namespace linnet::app
