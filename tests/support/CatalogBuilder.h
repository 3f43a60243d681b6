// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Catalogue entities for tests, in one line: `aTrack("Song").by("Anna").on("Album").number(3).lasting(3min).rev(7)`.
// Ids are made from the names, so that the same name is the same thing.

#include <string>
#include <string_view>
#include <utility>

#include "core/domain/Catalog.h"

namespace linnet::test {

template <class IdType>
IdType idNamed(std::string_view name) {
    IdType id;
    std::uint64_t hash = 14695981039346656037ULL;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        for (const char c : name)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        hash = (hash ^ i) * 1099511628211ULL;
        id.bytes[i] = static_cast<std::uint8_t>(hash >> 56);
    }
    return id;
}

inline core::ArtRef artNamed(std::string_view name) {
    const auto id = idNamed<core::ArtId>(name);
    return {id, static_cast<std::uint32_t>(id.bytes[0]) << 16 | id.bytes[1]};
}

inline core::ArtistRef artistRef(std::string_view name) { return {idNamed<core::ArtistId>(name), std::string(name)}; }

class TrackBuilder {
public:
    explicit TrackBuilder(std::string title) {
        m_track.id = idNamed<core::TrackId>(title);
        m_track.title = std::move(title);
        m_track.library = idNamed<core::LibraryId>("Music");
        m_track.audio = {core::Codec::Flac, std::chrono::minutes(3), 900, {44100}, 2, 16};
        m_track.size = {1000};
    }
    TrackBuilder& by(std::string_view artist) {
        m_track.artists.push_back(artistRef(artist));
        if (!m_track.artistDisplay.empty()) m_track.artistDisplay += ", ";
        m_track.artistDisplay += artist;
        return *this;
    }
    TrackBuilder& on(std::string_view album) {
        m_track.album = idNamed<core::AlbumId>(album);
        m_track.albumTitle = album;
        return *this;
    }
    TrackBuilder& disc(int number) { return m_track.disc = number, *this; }
    TrackBuilder& number(int number) { return m_track.number = number, *this; }
    TrackBuilder& genre(std::string name) { return m_track.genres.push_back(std::move(name)), *this; }
    TrackBuilder& lasting(std::chrono::milliseconds duration) { return m_track.audio.duration = duration, *this; }
    TrackBuilder& art(std::string_view name) { return m_track.art = artNamed(name), *this; }
    TrackBuilder& rev(core::Rev rev) { return m_track.rev = rev, *this; }
    TrackBuilder& missing() { return m_track.isAvailable = false, *this; }
    TrackBuilder& at(std::string path) {
        m_track.local = core::LocalLocation{idNamed<core::RootId>("root"), core::FilePath(std::move(path))};
        return *this;
    }
    core::Track build() const { return m_track; }
    operator core::Track() const { return m_track; }

private:
    core::Track m_track;
};

inline TrackBuilder aTrack(std::string title) { return TrackBuilder(std::move(title)); }

class AlbumBuilder {
public:
    explicit AlbumBuilder(std::string title) {
        m_album.id = idNamed<core::AlbumId>(title);
        m_album.title = std::move(title);
    }
    AlbumBuilder& by(std::string_view artist) {
        m_album.artists.push_back(artistRef(artist));
        if (!m_album.artistDisplay.empty()) m_album.artistDisplay += ", ";
        m_album.artistDisplay += artist;
        return *this;
    }
    AlbumBuilder& from(std::string_view date) { return m_album.date = core::partialDateFrom(date), *this; }
    AlbumBuilder& added(std::int64_t millis) {
        m_album.addedAt = core::UnixMillis(std::chrono::milliseconds(millis));
        return *this;
    }
    AlbumBuilder& art(std::string_view name) { return m_album.art = artNamed(name), *this; }
    AlbumBuilder& rev(core::Rev rev) { return m_album.rev = rev, *this; }
    core::Album build() const { return m_album; }
    operator core::Album() const { return m_album; }

private:
    core::Album m_album;
};

inline AlbumBuilder anAlbum(std::string title) { return AlbumBuilder(std::move(title)); }

inline core::Artist anArtist(std::string_view name, core::Rev rev = 0) {
    return {.id = idNamed<core::ArtistId>(name),
            .rev = rev,
            .name = std::string(name),
            .sortName = std::string(name),
            .art = {}};
}

inline core::Library aLibrary(std::string_view name, core::Rev rev = 0) {
    return {.id = idNamed<core::LibraryId>(name), .rev = rev, .name = std::string(name), .roots = {}};
}

} // namespace linnet::test
