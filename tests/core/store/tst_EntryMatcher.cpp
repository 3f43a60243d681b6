// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/EntryMatcher.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;
using namespace std::chrono_literals;
using playlists::FileEntry;

namespace {

/// Tracks of this computer below /music.
class Music {
public:
    Music() {
        auto library = aLibrary("Music", 1);
        library.roots.push_back({.id = idNamed<RootId>("root"), .path = FilePath("/music"), .isAvailable = true});
        m_db.put(library,
                 aTrack("Blue Train").by("Anna").lasting(200s).at("Anna/Rails/01 Blue Train.mp3").rev(2).build(),
                 aTrack("Red").by("Bert").lasting(100s).at("Bert/Red.flac").rev(3).build(),
                 second("Red", "Cleo", 300s, "Cleo/Red.flac", 4), second("Intro", "Anna", 30s, "Anna/A/01.mp3", 5),
                 second("Intro", "Anna", 30s, "Anna/B/01.mp3", 6));
    }
    /// "title by artist, how", or "".
    std::string find(const FileEntry& entry) {
        auto matcher = must(EntryMatcher::of(m_db.reader()));
        const auto match = must(matcher.find(entry));
        if (!match) return {};
        auto select = m_db.reader().prepare({"title", "SELECT title||' by '||artist_display FROM track WHERE id=?1"});
        must(select.bind(1, match->track).step());
        constexpr const char* kHow[] = {"path", "path end", "names"};
        return std::string(select.text(0)) + ", " + kHow[static_cast<int>(match->by)];
    }

private:
    static Track second(std::string title, const char* artist, std::chrono::milliseconds length, std::string path,
                        Rev rev) {
        Track track = aTrack(std::move(title)).by(artist).lasting(length).at(path).rev(rev).build();
        track.id = idNamed<TrackId>(path);
        return track;
    }
    OpenDatabase m_db;
};

FileEntry at(const char* path) {
    return {.location = path, .paths = {FilePath(path)}, .title = {}, .artist = {}, .album = {}, .length = {}};
}
FileEntry elsewhere(const char* location) {
    return {.location = location, .paths = {}, .title = {}, .artist = {}, .album = {}, .length = {}};
}
FileEntry named(const char* title, const char* artist, std::optional<std::chrono::milliseconds> length = {}) {
    return {.location = {}, .paths = {}, .title = title, .artist = artist, .album = {}, .length = length};
}

} // namespace

class tst_EntryMatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void path_decides() {
        Music music;
        QCOMPARE(music.find(at("/music/Bert/Red.flac")), std::string("Red by Bert, path"));
        auto wrongName = at("/music/Bert/Red.flac");
        wrongName.title = "Blue Train";
        QCOMPARE(music.find(wrongName), std::string("Red by Bert, path"));
        auto second = at("/nowhere/at/all.mp3");
        second.paths.emplace_back("/music/Cleo/Red.flac");
        QCOMPARE(music.find(second), std::string("Red by Cleo, path"));
    }
    void movedTree_isFoundByTheEndOfThePath() {
        Music music;
        QCOMPARE(music.find(at("/old/disk/Anna/Rails/01 Blue Train.mp3")), std::string("Blue Train by Anna, path end"));
        QCOMPARE(music.find(elsewhere("D:\\Musik\\Cleo\\Red.flac")), std::string("Red by Cleo, path end"));
        QCOMPARE(music.find(at("/other/A/01.mp3")), std::string("Intro by Anna, path end"));
    }
    void fileNameAlone_isNotEnough() {
        Music music;
        QCOMPARE(music.find(at("/other/01.mp3")), std::string());
        QCOMPARE(music.find(at("/other/Red.flac")), std::string()); // Two tracks are called so.
    }
    void names_decideWhereThereIsNoPath() {
        Music music;
        QCOMPARE(music.find(named("blue train", "ANNA")), std::string("Blue Train by Anna, names"));
        QCOMPARE(music.find(named("Red", "Cleo")), std::string("Red by Cleo, names"));
        QCOMPARE(music.find(named("Red", "", 101s)), std::string("Red by Bert, names"));
        QCOMPARE(music.find(named("Red", "")), std::string());
        QCOMPARE(music.find(named("Red", "Anna")), std::string());
        QCOMPARE(music.find(named("Blue Train", "Anna", 400s)), std::string()); // Another recording.
        QCOMPARE(music.find(named("", "")), std::string());
    }
    void fileName_namesTheTrack() {
        Music music;
        QCOMPARE(music.find(elsewhere("X:\\stuff\\03 - Anna - Blue Train.mp3")),
                 std::string("Blue Train by Anna, names"));
        QCOMPARE(music.find(at("/elsewhere/Blue Train.ogg")), std::string("Blue Train by Anna, names"));
    }
    void equalTracks_giveTheFirst_whenAllAgrees() {
        Music music;
        QCOMPARE(music.find(named("Intro", "Anna", 30s)), std::string("Intro by Anna, names"));
        QCOMPARE(music.find(named("Intro", "Anna")), std::string());
    }
};

QTEST_APPLESS_MAIN(tst_EntryMatcher)
#include "tst_EntryMatcher.moc"
