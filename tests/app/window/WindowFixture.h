// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The real window over a real replica with a small invented library, an engine without sound and a library service that
// says what the test wants.

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <memory>

#include "app/navigation/PlaceText.h"
#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/CoverCache.h"
#include "app/services/Edits.h"
#include "app/services/Playback.h"
#include "app/services/Playlists.h"
#include "app/services/Settings.h"
#include "app/services/SoundSettings.h"
#include "app/theme/Look.h"
#include "app/window/MainWindow.h"
#include "core/store/MediaStoreQueries.h"
#include "core/store/PersonalRows.h"
#include "core/store/SettingStore.h"
#include "core/store/SourceStore.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/app/window/FakeServices.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

namespace linnet::test {

struct AlbumSeed {
    const char* title;
    const char* artist;
    const char* date;
};
inline constexpr std::array kAlbums{
    AlbumSeed{"Tidal Rooms", "Tideline", "2023"},
    AlbumSeed{"Paper Lanterns", "The Kite Index", "2019"},
    AlbumSeed{"Night Bus Sonatas", "Late Ferry Trio", "2021"},
    AlbumSeed{"Salt & Signal", "Harbour Assembly", "2022"},
    AlbumSeed{"Low Winter Sun", "Northern Lamps", "2018"},
    AlbumSeed{"Moss", "Fenwick Quartet", "2015"},
    AlbumSeed{"Copper Season", "Ember Choir", "2020"},
    AlbumSeed{"Field Notes from Elsewhere", "Juniper Vale", "2017"},
    AlbumSeed{"Glass Arcade", "Neon Meridian", "2024"},
    AlbumSeed{"Slow Rivers", "Riverbank Trio", "2016"},
    AlbumSeed{"Ørsted", "Søndre Kai", "2014"},
    AlbumSeed{"雨の庭", "青い庭園", "2012"},
    AlbumSeed{"Afterglow Engine", "Polar Static", "2025"},
    AlbumSeed{"Atlas of Small Hours", "Tideline", "2020"},
    AlbumSeed{"Quiet Engines", "Riverbank Trio", "2013"},
    AlbumSeed{"Ebb Tide Waltz", "Harbour Assembly", "2011"},
};
inline constexpr std::array kGenres{"Ambient", "Folk", "Jazz", "Chamber pop"};
inline constexpr std::array kTitles{"Harbour Lights, Leaving",
                                    "Tidal Room I",
                                    "What the Buoys Said",
                                    "Undertow",
                                    "Letter to a Lighthouse (feat. The Kite Index)",
                                    "Tidal Room II",
                                    "Salt on the Windows",
                                    "Neap",
                                    "Everything the Sea Returned"};

class WindowFixture {
public:
    explicit WindowFixture(app::LookSettings look = {.theme = app::ThemeChoice::Dark, .wantsReducedMotion = true})
        : m_look(look),
          m_queries(*m_database, m_clock),
          m_settings(*m_database),
          m_covers(QString::fromStdString(m_database.folder().bytes()) + QStringLiteral("/art"), &paintCover),
          m_player({.engine = engine, .clock = m_clock}, {.open = &openNothing, .prefetch = {}}, 7),
          m_playback({m_player, m_queries, *m_database, m_settings}),
          m_edits(
              {.database = *m_database, .queries = m_queries, .executor = m_executor, .clock = m_clock, .wake = {}}),
          m_playlists({.queries = m_queries,
                       .perform = [this](const auto& plan, const auto& done) { m_edits.perform(plan, done); },
                       .undo = [this](const auto& steps) { m_edits.undoSteps(steps); },
                       .fetch = [this](qint64, const std::string& path, const auto& done) { done(replyTo(path)); }}),
          m_services{m_queries, m_settings, m_covers, m_playback,  library,
                     m_edits,   offline,    lyrics,   m_playlists, waves} {
        QObject::connect(&m_edits, &app::Edits::changed, &m_playlists, &app::Playlists::take);
        startAt({app::PageId::Albums, 0, {}});
    }

    /// Where the window opens.
    void startAt(const app::Place& place) {
        m_settings.setText(QString::fromUtf16(app::setting::kPlace), app::toText(place));
    }

    enum class Files { Here, OnServer };
    /// Sixteen albums with nine tracks each, four to a genre, below one root.
    void fillLibrary(Files files = Files::Here) {
        std::vector<core::FeedRecord> records;
        core::Rev rev = 1;
        core::Library music = aLibrary("Music", rev++);
        music.roots = {{idNamed<core::RootId>("root"), core::FilePath("/music"), true}};
        records.emplace_back(music);
        std::int64_t added = 100;
        for (const AlbumSeed& seed : kAlbums) {
            core::Album album = anAlbum(seed.title).by(seed.artist).from(seed.date).added(added--).rev(rev++);
            album.art = coverOf(seed);
            records.emplace_back(anArtist(seed.artist, rev++));
            records.emplace_back(album);
            int number = 1;
            for (const char* title : kTitles) {
                const std::string name = std::string(seed.title) + title;
                core::Track track = aTrack(name).by(seed.artist).on(seed.title).number(number).rev(rev++);
                track.title = title;
                track.art = album.art;
                track.audio.duration = std::chrono::seconds(180 + number * 17 % 140);
                track.isAvailable = number != 8;
                track.genres = {kGenres[static_cast<std::size_t>(added) % kGenres.size()]};
                track.addedAt = album.addedAt;
                if (files == Files::Here)
                    track.local = core::LocalLocation{music.roots[0].id, core::FilePath(std::string(seed.artist)) /
                                                                             seed.title / (name + ".flac")};
                ++number;
                records.emplace_back(track);
            }
        }
        m_database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::Source source; // The first one: 1.
            source.kind = core::store::SourceKind::BundledServer;
            LINNET_TRY_VOID(core::store::addSource(tx, source));
            return test::applyIndexed(tx, 1, 1, records);
        });
        library.view.counts = {.tracks = 144, .albums = 16, .artists = 14};
        Q_EMIT library.catalogueChanged();
    }

    /// The server of the library is away: what is not on this computer cannot be played.
    void loseServer() { keepSetting(app::kAwaySetting, "1"); }
    /// For the query thread; lists are read anew.
    void keepSetting(const char* key, const char* value) {
        m_database.write([=](core::store::WriteTransaction& tx) { return core::store::putSetting(tx, {key, value}); });
        Q_EMIT library.catalogueChanged();
    }
    /// As after a download: all bytes of these are in the media store.
    void keepHere(const std::vector<core::TrackId>& tracks) {
        m_database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            for (const auto& track : tracks)
                LINNET_TRY_VOID(core::store::saveMediaEntry(
                    tx, {.key = {.source = 1, .track = track},
                         .etag = "1",
                         .size = core::store::mediaTrack(tx.connection(), 1, track).value().value().size,
                         .state = core::store::MediaEntryState::Verified,
                         .extents = {}}));
            return {};
        });
    }
    core::store::Database& database() { return *m_database; }
    /// After fillLibrary(): a folder with one, one of another, a smart one, a long-deleted one; "Sunday kitchen" holds
    /// a track of each of eight albums, one whose file is missing, and one that nobody knows.
    void fillPlaylists() {
        using namespace core::operations;
        app::Edits::Changes changes;
        const auto create = [&](const char* name, core::PlaylistKind kind, core::PlaylistId folder = {}) {
            const auto id = idNamed<core::PlaylistId>(name);
            changes.emplace_back(
                CreatePlaylist{.playlist = id, .kind = kind, .name = name, .folder = folder, .rules = {}});
            return id;
        };
        const auto kitchen = create("Sunday kitchen", core::PlaylistKind::Manual);
        create("Loved, not lately", core::PlaylistKind::Smart);
        const auto trips = create("Trips", core::PlaylistKind::Folder);
        create("Road to the coast", core::PlaylistKind::Manual, trips);
        changes.emplace_back(DeletePlaylist{create("Old mix", core::PlaylistKind::Manual), true});
        InsertItems insert{.playlist = kitchen, .after = {}, .items = {}};
        for (std::size_t i = 0; i < 9; ++i) {
            const std::string name = std::string(kAlbums[i].title) + kTitles[i];
            insert.items.push_back({idNamed<core::PlaylistItemId>(name), idNamed<core::TrackId>(name)});
        }
        insert.items.push_back({idNamed<core::PlaylistItemId>("unknown"), idNamed<core::TrackId>("unknown")});
        changes.emplace_back(insert);
        m_edits.perform(1, std::move(changes));
        core::Playlist shared;
        shared.id = idNamed<core::PlaylistId>("Family table");
        shared.rev = 900;
        shared.owner = idNamed<core::UserId>("Family");
        shared.ownerName = "Family";
        shared.name.value = "Family table";
        shared.access.value = core::PlaylistAccess::Readable;
        m_database.write([&](core::store::WriteTransaction& tx) {
            return core::store::PersonalRows::put(tx, {.source = 1, .user = 0}, 1, shared);
        });
        m_playlists.reload();
    }

    app::MainWindow& open(QSize size = {1280, 800}) {
        m_window = std::make_unique<app::MainWindow>(m_services, m_look);
        m_window->resize(size);
        m_window->QWidget::show();
        return *m_window;
    }
    void close() { m_window.reset(); }
    app::MainWindow& window() { return *m_window; }
    app::AppServices& services() { return m_services; }
    app::Playback& playback() { return m_playback; }
    app::Playlists& playlists() { return m_playlists; }
    app::Look& look() { return m_look; }
    core::store::Connection& reader() { return m_database.reader(); }

    player::FakeEngine engine;
    FakeLibrary library;
    FakeOffline offline;
    FakeLyrics lyrics;
    FakeWaves waves;
    std::map<std::string, std::string> replies; ///< Of the server, by path; it is away for all others.

private:
    core::Result<std::string> replyTo(const std::string& path) const {
        const auto found = replies.find(path);
        if (found == replies.end()) return core::failure(core::Errc::Offline, "the server is away");
        return found->second;
    }
    static core::ArtRef coverOf(const AlbumSeed& seed) {
        const auto id = idNamed<core::ArtId>(seed.title);
        return {id, QColor::fromHsv(id.bytes[3] * 359 / 255, 150, 190).rgb() & 0xFFFFFFU};
    }
    static void paintCover(const core::ArtId& id, int size, core::CancelToken, app::CoverCache::Fetched done) {
        QImage image(size, size, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const int hue = id.bytes[3] * 359 / 255;
        QLinearGradient ground(0, 0, size, size / 3.0);
        ground.setColorAt(0, QColor::fromHsv(hue, 160, 150));
        ground.setColorAt(1, QColor::fromHsv((hue + 60) % 360, 170, 205));
        painter.fillRect(image.rect(), ground);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromHsv((hue + 200) % 360, 90, 225));
        painter.drawEllipse(QPointF(size * 0.53, size * 0.52), size * 0.26, size * 0.26);
        painter.fillRect(QRectF(0, size * 0.66, size, size * 0.34), QColor(20, 24, 60, 120));
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        done(std::string(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    }
    static core::Result<std::shared_ptr<core::MediaSource>> openNothing(const player::QueueTrack&) {
        return core::failure(core::Errc::NotFound, "no sound in tests");
    }

    app::QtExecutor m_executor; ///< Outlives the database: its last writes are told.
    OpenDatabase m_database;
    core::ManualClock m_clock;
    app::Look m_look;
    app::QueryThread m_queries;
    app::Settings m_settings;
    app::CoverCache m_covers;
    player::Player m_player;
    app::SoundSettings m_sound{m_settings, m_player};
    app::Playback m_playback;
    app::Edits m_edits;
    app::Playlists m_playlists;
    app::AppServices m_services;
    std::unique_ptr<app::MainWindow> m_window;
};

} // namespace linnet::test
