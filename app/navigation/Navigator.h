// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the listener is, was and can go back to: places, not widgets. GUI thread.

#include <QObject>
#include <QString>

#include <vector>

namespace linnet::app {

enum class PageId {
    Home,
    Albums,
    Album,
    Artists,
    Artist,
    ArtistTracks,
    Tracks,
    Genres,
    Genre,
    Decade,
    Folders,
    Downloads,
    Playlist,
    PlaylistHistory,
    SmartRules,
    Trash,
    Search,
    Settings,
    FirstStart,
};

struct Place {
    PageId page = PageId::Home;
    /// Of the album, artist, genre or playlist; a decade's first year; in the settings, the server to sign in to.
    qint64 key = 0;
    /// What is searched for, the name of an artist or genre, the section of the settings, or a folder (FolderPlace.h).
    QString text;
    friend bool operator==(const Place&, const Place&) = default;
};

class Navigator final : public QObject {
    Q_OBJECT
public:
    explicit Navigator(Place start = {}, QObject* parent = nullptr);

    const Place& current() const { return m_places[m_at]; }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }

    /// A new place; what lay ahead is forgotten. The place one is at already does nothing.
    void go(const Place& place);
    /// The same step with other words (a search as it is typed).
    void replace(const Place& place);
    void back();
    void forward();

Q_SIGNALS:
    void moved(const linnet::app::Place& place);

private:
    static constexpr std::size_t kMost = 100;

    std::vector<Place> m_places;
    std::size_t m_at = 0;
};

} // namespace linnet::app
