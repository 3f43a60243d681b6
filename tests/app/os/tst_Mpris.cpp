// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusObjectPath>
#include <QTest>

#include "app/os/Mpris.h"
#include "app/os/MprisAdaptors.h"
#include "app/os/MprisState.h"
#include "app/query/QueryThread.h"
#include "app/services/CoverCache.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::Playback;

/// The adaptors without a bus: what a desktop would call, called directly.
class tst_Mpris : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_db = std::make_unique<test::OpenDatabase>();
        m_queries = std::make_unique<app::QueryThread>(**m_db, m_clock);
        m_settings = std::make_unique<app::Settings>(**m_db);
        m_engine = std::make_unique<player::FakeEngine>();
        m_player = std::make_unique<player::Player>(
            player::Player::Parts{.engine = *m_engine, .clock = m_clock, .outputs = nullptr},
            player::Player::Media{
                .open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
                .prefetch = {}},
            1);
        m_playback = std::make_unique<Playback>(
            Playback::Parts{.player = *m_player, .queries = *m_queries, .database = **m_db, .settings = *m_settings});
        m_covers = std::make_unique<app::CoverCache>(
            QStringLiteral("/does/not/exist"),
            [](const core::ArtId&, int, core::CancelToken, const app::CoverCache::Fetched& done) {
                done(core::failure(core::Errc::NotFound, "none"));
            });
    }
    void cleanup() {
        m_covers.reset();
        m_playback.reset();
        m_player.reset();
        m_engine.reset();
        m_settings.reset();
        m_queries.reset();
        m_db.reset();
    }
    void nothingQueued_canDoNothing() {
        const auto properties = app::mprisPlayerProperties(*m_playback, *m_covers);
        QCOMPARE(properties.value(QStringLiteral("PlaybackStatus")).toString(), QStringLiteral("Stopped"));
        QCOMPARE(properties.value(QStringLiteral("CanPlay")).toBool(), false);
        QVERIFY(app::mprisMetadata(*m_playback, *m_covers).isEmpty());
    }
    void playing_tellsMetadataInTheSpecificationsUnits() {
        play(2);
        const auto metadata = app::mprisMetadata(*m_playback, *m_covers);
        QCOMPARE(metadata.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("track 0"));
        QCOMPARE(metadata.value(QStringLiteral("xesam:artist")).toStringList(), QStringList{QStringLiteral("Anna")});
        QCOMPARE(metadata.value(QStringLiteral("mpris:length")).toLongLong(), 180'000'000LL);
        QVERIFY(metadata.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>().path().size() > 1);
        const auto properties = app::mprisPlayerProperties(*m_playback, *m_covers);
        QCOMPARE(properties.value(QStringLiteral("PlaybackStatus")).toString(), QStringLiteral("Playing"));
    }
    void commands_reachThePlayer() {
        play(2);
        app::Mpris mpris(*m_playback, *m_covers);
        app::MprisPlayer desktop(mpris, *m_playback, *m_covers);
        desktop.setLoopStatus(QStringLiteral("Track"));
        QCOMPARE(desktop.loopStatus(), QStringLiteral("Track"));
        desktop.setVolume(7.0);
        QCOMPARE(desktop.volume(), 1.0);
        desktop.Seek(5'000'000);
        QCOMPARE(desktop.position(), 5'000'000LL);
        const auto track = desktop.metadata().value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>();
        desktop.SetPosition(track, 9'000'000);
        QCOMPARE(desktop.position(), 9'000'000LL);
        desktop.SetPosition(QDBusObjectPath(QStringLiteral("/some/other")), 1'000'000);
        QCOMPARE(desktop.position(), 9'000'000LL);
        desktop.setLoopStatus(QStringLiteral("None"));
        desktop.Seek(1'000'000'000);
        QCOMPARE(m_playback->current()->title, QStringLiteral("track 1"));
    }

private:
    void play(int count) {
        std::vector<player::QueueTrack> tracks;
        for (int i = 0; i < count; ++i) {
            player::QueueTrack track;
            track.title = "track " + std::to_string(i);
            track.artistDisplay = "Anna";
            track.duration = 3min;
            track.file = core::FilePath("/music/" + track.title);
            tracks.push_back(track);
        }
        m_player->setQueue(std::move(tracks), 0, "Test");
        m_engine->start();
    }
    core::ManualClock m_clock;
    std::unique_ptr<test::OpenDatabase> m_db;
    std::unique_ptr<app::QueryThread> m_queries;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<player::FakeEngine> m_engine;
    std::unique_ptr<player::Player> m_player;
    std::unique_ptr<Playback> m_playback;
    std::unique_ptr<app::CoverCache> m_covers;
};

QTEST_MAIN(tst_Mpris)
#include "tst_Mpris.moc"
