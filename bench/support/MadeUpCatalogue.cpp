// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/MadeUpCatalogue.h"

#include <array>
#include <random>
#include <string>

namespace linnet::bench {

namespace {

using namespace core;

constexpr std::size_t kTracksOfAlbum = 11;
constexpr std::size_t kAlbumsOfArtist = 3;

class Maker {
public:
    std::vector<FeedRecord> run(std::size_t tracks) {
        m_words = invented(12'000);
        Library library{id<LibraryId>(), ++m_rev, "Music", {}};
        m_library = library.id;
        m_records.emplace_back(std::move(library));
        for (std::size_t made = 0, albums = 0; made < tracks; ++albums) {
            if (albums % kAlbumsOfArtist == 0) addArtist();
            addAlbum();
            for (std::size_t i = 0; i < kTracksOfAlbum && made < tracks; ++i, ++made)
                addTrack(static_cast<std::int32_t>(i + 1));
        }
        return std::move(m_records);
    }

private:
    std::size_t below(std::size_t end) { return m_random() % end; }

    template <class IdType>
    IdType id() {
        IdType made;
        for (auto& byte : made.bytes)
            byte = static_cast<std::uint8_t>(below(256));
        return made;
    }
    std::vector<std::string> invented(std::size_t count) {
        constexpr std::array<const char*, 24> kSyllables = {"ba", "ne", "lo", "mi", "ta",  "ru", "ke", "so",
                                                            "vi", "da", "pe", "gu", "ra",  "li", "mo", "ste",
                                                            "an", "er", "ö",  "is", "cha", "th", "nd", "é"};
        std::vector<std::string> words(count);
        for (std::string& word : words)
            for (std::size_t parts = 2 + below(3); parts > 0; --parts)
                word += kSyllables[below(kSyllables.size())];
        return words;
    }
    /// Few words are used often, many seldom.
    std::string phrase(std::size_t most) {
        std::string text;
        for (std::size_t left = 1 + below(most); left > 0; --left) {
            if (!text.empty()) text += ' ';
            text += m_words[below(below(m_words.size()) + 1)];
        }
        return text;
    }
    void addArtist() {
        m_artist = {id<ArtistId>(), phrase(2)};
        m_records.emplace_back(Artist{m_artist.id, ++m_rev, m_artist.name, m_artist.name, {}});
    }
    void addAlbum() {
        m_album = {};
        m_album.id = id<AlbumId>();
        m_album.rev = ++m_rev;
        m_album.title = phrase(3);
        m_album.artists = {m_artist};
        m_album.artistDisplay = m_artist.name;
        m_album.date.year = static_cast<std::int16_t>(1955 + below(70));
        m_album.art = ArtRef{id<ArtId>(), static_cast<std::uint32_t>(below(0x1000000))};
        m_records.emplace_back(m_album);
    }
    void addTrack(std::int32_t number) {
        Track track;
        track.id = id<TrackId>();
        track.rev = ++m_rev;
        track.library = m_library;
        track.album = m_album.id;
        track.albumTitle = m_album.title;
        track.title = phrase(4);
        track.artists = {m_artist};
        track.artistDisplay = m_artist.name;
        track.number = number;
        track.date = m_album.date;
        track.genres = {m_words[below(20)]};
        track.audio = {Codec::Flac, std::chrono::milliseconds(60'000 + below(300'000)), 900, {44'100}, 2, 16};
        track.art = m_album.art;
        track.size = {30'000'000};
        track.modifiedAt = track.addedAt = UnixMillis(std::chrono::milliseconds(1'700'000'000'000));
        m_records.emplace_back(std::move(track));
    }

    std::mt19937_64 m_random{1};
    std::vector<std::string> m_words;
    std::vector<FeedRecord> m_records;
    LibraryId m_library;
    ArtistRef m_artist;
    Album m_album;
    Rev m_rev = 0;
};

} // namespace

std::vector<FeedRecord> madeUpCatalogue(std::size_t tracks) { return Maker().run(tracks); }

} // namespace linnet::bench
