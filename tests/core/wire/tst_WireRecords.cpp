// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <limits>

#include "core/wire/Base64Url.h"
#include "core/wire/Feed.h"
#include "core/wire/SearchReply.h"

using namespace linnet::core;
using namespace linnet::core::wire;

namespace {

Track fullTrack() {
    Track t;
    t.id = TrackId::random();
    t.rev = 42;
    t.library = LibraryId::random();
    t.album = AlbumId::random();
    t.albumTitle = "雨の庭";
    t.title = "Quote \" back \\ slash / é";
    t.artists = {{ArtistId::random(), "Björk"}, {ArtistId::random(), "AC/DC"}};
    t.artistDisplay = "Björk & AC/DC";
    t.disc = 2;
    t.discSubtitle = "Live";
    t.number = 7;
    t.date = {1997, 5, 1};
    t.genres = {"Trip Hop", "Ambient"};
    t.audio = {Codec::Flac, std::chrono::milliseconds(185'123), 912, {44'100}, 2, 16};
    t.replayGain = {Gain{-7.25}, Gain{-6.5}, 0.98765, 1.25};
    t.art = ArtRef{ArtId::random(), 0x0a1b2c};
    t.isAvailable = false;
    t.size = {31'234'567};
    t.modifiedAt = UnixMillis(std::chrono::milliseconds(1'600'000'000'123));
    t.addedAt = UnixMillis(std::chrono::milliseconds(1'700'000'000'456));
    t.local = LocalLocation{RootId::random(), FilePath("a/\xff .flac")};
    return t;
}

Track bareTrack() {
    Track t;
    t.id = TrackId::random();
    t.library = LibraryId::random();
    return t;
}

Album fullAlbum() {
    return {.id = AlbumId::random(),
            .rev = 9,
            .title = "Homogenic",
            .artists = {{ArtistId::random(), "Björk"}},
            .artistDisplay = "Björk",
            .date = {1997, 9, 0},
            .originalDate = {1996, 0, 0},
            .art = ArtRef{ArtId::random(), 0xFFFFFF},
            .addedAt = UnixMillis(std::chrono::milliseconds(5))};
}

Artist fullArtist() {
    return {.id = ArtistId::random(), .rev = 1, .name = "The Beatles", .sortName = "Beatles, The", .art = {}};
}

Library fullLibrary() {
    return {.id = LibraryId::random(),
            .rev = 3,
            .name = "Music",
            .roots = {{RootId::random(), FilePath("/srv/\xfemusic"), true}, {RootId::random(), {}, false}}};
}

/// `json` with `from` replaced, which must be there.
std::string with(std::string json, const std::string& from, const std::string& to) {
    const std::size_t at = json.find(from);
    if (at == std::string::npos) qFatal("the field to spoil is not there");
    return json.replace(at, from.size(), to);
}

} // namespace

class tst_WireRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void records_roundTrip() {
        const Track full = fullTrack();
        QVERIFY(decode<Track>(encoded(full, Paths::Shown)) == full);
        const Track bare = bareTrack();
        QVERIFY(decode<Track>(encoded(bare, Paths::Shown)) == bare);
        const Album album = fullAlbum();
        QVERIFY(decode<Album>(encoded(album)) == album);
        const Artist artist = fullArtist();
        QVERIFY(decode<Artist>(encoded(artist)) == artist);
        const Library library = fullLibrary();
        QVERIFY(decode<Library>(encoded(library, Paths::Shown)) == library);
    }
    void pages_roundTrip() {
        const Page<Track> tracks{{fullTrack(), bareTrack()}, "opaque+/="};
        QVERIFY(decode<Page<Track>>(encoded(tracks, Paths::Shown)) == tracks);
        const Page<Album> albums{{fullAlbum()}, std::nullopt};
        QVERIFY(decode<Page<Album>>(encoded(albums)) == albums);
        const Page<Artist> artists{{}, std::nullopt};
        QVERIFY(decode<Page<Artist>>(encoded(artists)) == artists);
        const Page<Library> libraries{{fullLibrary()}, std::nullopt};
        QVERIFY(decode<Page<Library>>(encoded(libraries, Paths::Shown)) == libraries);
        const Page<GenreSummary> genres{{{"Ambient", 12}}, std::nullopt};
        QVERIFY(decode<Page<GenreSummary>>(encoded(genres)) == genres);
    }
    void paths_areHiddenUnlessAskedFor() {
        QVERIFY(encoded(fullTrack(), Paths::Hidden).find("path_b64") == std::string::npos);
        QVERIFY(encoded(fullLibrary(), Paths::Hidden).find("path_b64") == std::string::npos);
        std::string line;
        encodeFeedRecord(fullTrack(), Paths::Hidden, line);
        QVERIFY(line.find("local") == std::string::npos);
    }

    void feed_roundTrips() {
        const std::vector<FeedRecord> records = {fullLibrary(), fullArtist(), fullAlbum(), fullTrack(),
                                                 Tombstone{EntityKind::Album, AlbumId::random().bytes, 77}};
        for (const FeedRecord& record : records) {
            std::string line;
            encodeFeedRecord(record, Paths::Shown, line);
            QCOMPARE(std::count(line.begin(), line.end(), '\n'), 1);
            line.pop_back();
            const auto read = decodeFeedLine(line);
            QVERIFY(read && std::get<FeedRecord>(*read) == record);
        }
        std::string line;
        encodeFeedEnd({"cursor.1", true, 99}, line);
        line.pop_back();
        const auto end = decodeFeedLine(line);
        QVERIFY(end && std::get<FeedEnd>(*end) == (FeedEnd{"cursor.1", true, 99}));
    }
    void feed_unknownKindsAreTold() {
        for (const char* line : {R"({"kind":"radio","id":"x"})",
                                 R"({"kind":"gone","of":"radio","id":"00112233445566778899aabbccddeeff","rev":1})"}) {
            const auto read = decodeFeedLine(line);
            QVERIFY(read && std::holds_alternative<FeedUnknown>(*read));
        }
    }
    void feed_hugeLineIsTooLarge() {
        const auto read = decodeFeedLine(std::string(kMaxFeedLineBytes + 1, ' '));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::TooLarge);
    }

    void search_roundTrips() {
        SearchReply reply;
        reply.tracks = {fullTrack()};
        reply.albums = {fullAlbum()};
        reply.artists = {fullArtist()};
        reply.best = BestMatch{EntityKind::Artist, reply.artists[0].id.bytes};
        reply.corrected = "bjork";
        QVERIFY(decode<SearchReply>(encoded(reply, Paths::Shown)) == reply);
        QVERIFY(decode<SearchReply>(encoded(SearchReply{}, Paths::Hidden)) == SearchReply{});
    }

    void absurdValues_areWrittenSoThatTheyCanBeRead() {
        Track t = bareTrack();
        t.title = std::string(1 << 20, 'x') + "é";
        t.artistDisplay = "bad \xff bytes\x01";
        t.artists.assign(1000, {ArtistId::random(), std::string(5000, '"')});
        t.genres.assign(1000, "g");
        t.disc = -3;
        t.number = std::numeric_limits<std::int32_t>::max();
        t.replayGain = {Gain{1e9}, Gain{std::numeric_limits<double>::quiet_NaN()}, -1.0,
                        std::numeric_limits<double>::infinity()};
        t.audio.duration = std::chrono::milliseconds(-5);
        t.size = {std::numeric_limits<std::uint64_t>::max()};
        t.addedAt = UnixMillis(std::chrono::milliseconds(-1));
        std::string line;
        encodeFeedRecord(t, Paths::Hidden, line);
        line.pop_back();
        const auto read = decodeFeedLine(line);
        QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
        const Track back = std::get<Track>(std::get<FeedRecord>(*read));
        QCOMPARE(back.artistDisplay, std::string("bad \uFFFD bytes"));
        QVERIFY(!back.disc && !back.number && back.replayGain == ReplayGain{});
    }

    void hostileTracks_areRefusedByField_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char* from, const char* to, const char* field) {
            QTest::newRow(to) << QByteArray(from) << QByteArray(to) << QByteArray(field);
        };
        row("\"rev\":42", "\"rev\":-1", "rev:");
        row("\"rev\":42", "\"rev\":18446744073709551615", "rev:");
        row("\"rev\":42", "\"rev\":4.5", "rev:");
        row("\"rev\":42", "\"rev\":\"42\"", "rev:");
        row("\"rev\":42", "\"rev\":null", "rev: is missing");
        row("\"duration_ms\":185123", "\"duration_ms\":1e300", "duration_ms:");
        row("\"channels\":2", "\"channels\":256", "channels:");
        row("\"disc\":2", "\"disc\":-2", "disc:");
        row("\"track_peak\":0.98765", "\"track_peak\":1e99", "track_peak:");
        row("\"number\":7", "\"number\":[7]", "number:");
        row("\"available\":false", "\"available\":0", "available:");
        row("\"title\":\"Quote", "\"title\":7,\"x\":\"", "title:");
        row("\"genres\":[\"Trip Hop\"", "\"genres\":[{}", "genres:");
        row("\"artists\":[{\"id\":\"", "\"artists\":[3,{\"id\":\"", "artists[0]:");
        row("\"artists\":[{\"id\":\"", "\"artists\":[{\"id\":\"0", "artists[0].id:");
        row("#0a1b2c", "#0a1b2", "art.accent:");
        row("#0a1b2c", "red", "art.accent:");
        row("\"path_b64\":\"", "\"path_b64\":\"Li4vLi4vZXRj\",\"x\":\"", "local.path_b64:"); // ../../etc
        row("\"path_b64\":\"", "\"path_b64\":\"L2V0Yw\",\"x\":\"", "local.path_b64:");       // /etc
        row("\"path_b64\":\"", "\"path_b64\":\"YQBi\",\"x\":\"", "local.path_b64:");         // a NUL
        row("\"path_b64\":\"", "\"path_b64\":\"!\",\"x\":\"", "local.path_b64:");
        row("\"added_at\":1700000000456", "\"added_at\":9e18", "added_at:");
    }
    void hostileTracks_areRefusedByField() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, field);
        const auto read = decode<Track>(with(encoded(fullTrack(), Paths::Shown), from.toStdString(), to.toStdString()));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::InvalidInput);
        QVERIFY2(QByteArray::fromStdString(read.error().detail).startsWith(field), read.error().detail.c_str());
    }
    void unknownFields_areIgnored() {
        const Track full = fullTrack();
        QVERIFY(decode<Track>(with(encoded(full, Paths::Shown), "{", R"({"new":{"a":[1,{}]},)")) == full);
    }
    void text_isSanitised() {
        const auto read =
            decode<Artist>(R"({"id":"00112233445566778899aabbccddeeff","rev":1,"name":" e\u0301\u0000\n "})");
        QVERIFY(read);
        QCOMPARE(read->name, std::string("é"));
    }

    void brokenJson_isRefused_data() {
        QTest::addColumn<QByteArray>("json");
        for (const char* json : {"", " ", "[]", "1", "null", "{", "{\"kind\":\"track\"", "{}x", "{\"kind\":\"track\"}",
                                 "{'kind':1}", "{\"kind\":7}", "{\"a\":\"\xff\"}", "{\"kind\":\"end\"}"})
            QTest::newRow(json) << QByteArray(json);
        QTest::newRow("deep") << QByteArray("{\"a\":") + QByteArray(100'000, '[') + "}";
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50'000);
        QTest::newRow("many artists") << "{\"kind\":\"album\",\"id\":\"00112233445566778899aabbccddeeff\",\"rev\":1,"
                                         "\"title\":\"\",\"artists\":[" +
                                             QByteArray("{},").repeated(1000) + "{}]}";
    }
    void brokenJson_isRefused() {
        QFETCH(QByteArray, json);
        const auto read = decodeFeedLine(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::InvalidInput);
        QVERIFY(!read.error().detail.empty());
    }
    void everyPrefixOfALine_isRefused() {
        std::string line;
        encodeFeedRecord(fullTrack(), Paths::Shown, line);
        line.pop_back();
        for (std::size_t size = 0; size < line.size(); ++size)
            QVERIFY(!decodeFeedLine(std::string_view(line).substr(0, size)));
    }

    void base64Url_roundTripsAllBytes() {
        std::string bytes;
        for (int i = 0; i < 300; ++i) {
            QVERIFY(base64UrlDecode(base64UrlEncode(bytes)) == bytes);
            bytes.push_back(static_cast<char>(i));
        }
        QCOMPARE(base64UrlEncode("\xfb\xff"), std::string("-_8"));
    }
    void base64Url_refusesOtherForms() {
        for (const char* text : {"a", "ab=", "a+bc", "a/bc", "YQ==", "YR", "ab\n"})
            QVERIFY2(!base64UrlDecode(text), text);
    }
};

QTEST_APPLESS_MAIN(tst_WireRecords)
#include "tst_WireRecords.moc"
