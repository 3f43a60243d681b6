// SPDX-License-Identifier: GPL-3.0-or-later
// Every page painted once, in dark and light. With LINNET_SCREENSHOTS=FOLDER the pictures are kept there, to be held
// beside the design (tools/screenshots does that, also at other scales).
#include <QDir>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include "app/models/AlbumListModel.h"
#include "app/models/LyricsModel.h"
#include "app/navigation/FolderPlace.h"
#include "app/pages/BestMatch.h"
#include "app/pages/EqualiserEditor.h"
#include "app/pages/SettingsPage.h"
#include "app/palette/CommandPalette.h"
#include "app/services/Offline.h"
#include "app/views/CoverGridView.h"
#include "app/views/LyricsView.h"
#include "app/views/TiledView.h"
#include "app/widgets/PillButton.h"
#include "app/window/InfoPane.h"
#include "app/window/MiniPlayer.h"
#include "app/window/NowPlayingBar.h"
#include "app/window/SignalPathPopover.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_Screenshots : public QObject {
    Q_OBJECT

    /// Waits for covers and rows, then paints the window and keeps the picture where asked.
    static void take(WindowFixture& fixture, const QString& name) { takeOf(fixture.window(), name); }
    static void takeOf(QWidget& window, const QString& name) {
        QImage before;
        QVERIFY(QTest::qWaitFor([&] {
            const QImage now = window.grab().toImage();
            const bool isStill = now == before;
            before = now;
            return isStill;
        }));
        QSet<QRgb> colours;
        for (int y = 0; y < before.height(); y += 7)
            for (int x = 0; x < before.width(); x += 7)
                colours.insert(before.pixel(x, y));
        QVERIFY2(colours.size() > 8, "the window is blank");
        const QString folder = qEnvironmentVariable("LINNET_SCREENSHOTS");
        if (!folder.isEmpty()) QVERIFY(before.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }
    static void takePalette(WindowFixture& fixture, const QString& suffix) {
        fixture.window().actions().trigger(ActionId::Palette);
        auto* palette = fixture.window().findChild<CommandPalette*>();
        palette->open(QStringLiteral("undertwo"));
        QTRY_VERIFY(palette->model().rowCount() > 4);
        take(fixture, QStringLiteral("palette") + suffix);
        palette->open(QStringLiteral(">"));
        take(fixture, QStringLiteral("palette-commands") + suffix);
        palette->dismiss();
    }
    /// Lyrics in the panel, what plays in large, the mini player.
    static void takeWords(WindowFixture& fixture, const QString& suffix) {
        fixture.lyrics.words = [](const QueueItem&) {
            return core::lyrics::parseLyrics("[00:58.00]The pier is longer in the rain\n"
                                             "[01:02.00]than any road I took by day\n"
                                             "[01:06.00]slow water, slow water,\n"
                                             "[01:12.00]the lamps go out along the bay\n"
                                             "[01:18.00]and every rope remembers hands\n"
                                             "[01:24.00]that were too cold to let it slip away");
        };
        MainWindow& window = fixture.window();
        window.showLyrics(true);
        auto* view = window.findChild<LyricsView*>();
        QTRY_VERIFY(view->lyrics().currentLine() == 2);
        take(fixture, QStringLiteral("lyrics") + suffix);
        window.actions().trigger(ActionId::Info);
        QTRY_VERIFY(window.findChild<InfoPane*>()->texts().size() > 8);
        take(fixture, QStringLiteral("info") + suffix);
        window.showQueue(true);
        Q_EMIT window.findChild<NowPlayingBar*>()->largeWanted();
        take(fixture, QStringLiteral("now-playing") + suffix);
        window.actions().trigger(ActionId::MiniPlayer);
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* mini = qobject_cast<MiniPlayer*>(widget);
            if (mini == nullptr || !mini->isVisible()) continue;
            for (const auto& [shape, name] :
                 {std::pair(MiniPlayer::Shape::Bar, "mini-bar"), std::pair(MiniPlayer::Shape::Cover, "mini-cover")}) {
                mini->setShape(shape);
                takeOf(*mini, QString::fromLatin1(name) + suffix);
            }
            mini->setShape(MiniPlayer::Shape::Bar);
        }
        window.actions().trigger(ActionId::MiniPlayer);
        window.navigator().go({PageId::Home, 0, {}});
    }
    static qint64 firstAlbum(WindowFixture& fixture) {
        auto* grid = fixture.window().findChild<AlbumGridView*>();
        return QTest::qWaitFor([&] { return grid->model()->rowCount() > 0; })
                   ? grid->model()->index(0, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong()
                   : 0;
    }

    static KeptView keptAlbum(WindowFixture& fixture, std::size_t at, const QString& sentence, double share) {
        const test::AlbumSeed& seed = test::kAlbums[at];
        const auto id = test::idNamed<core::AlbumId>(seed.title);
        const auto key = core::store::keyOf(fixture.reader(), 1, id);
        const auto row = core::store::album(fixture.reader(), key.value_or(0));
        return {.rule = static_cast<qint64>(at) + 1,
                .target = {.source = 1, .kind = Offline::Kind::Album, .id = id.bytes},
                .key = key.value_or(0),
                .title = QString::fromUtf8(seed.title),
                .line = QStringLiteral("Album by %1 · Home server").arg(QString::fromUtf8(seed.artist)),
                .art = row ? row->art : std::nullopt,
                .coverSeed = QString::fromUtf8(seed.title),
                .sentence = sentence,
                .share = share,
                .isComplete = share >= 1};
    }
    static DownloadsView someDownloads(WindowFixture& fixture) {
        DownloadsView view;
        view.kept = {
            keptAlbum(fixture, 0, QStringLiteral("9 tracks · 262 MB"), 1),
            keptAlbum(fixture, 3, QStringLiteral("5 of 9 tracks · 140 MB of 244 MB"), 0.57),
            keptAlbum(fixture, 6, QStringLiteral("Paused · 2 of 9 tracks · 51 MB of 230 MB"), 0.22),
            {.rule = 90,
             .target = {.source = 1, .kind = Offline::Kind::Liked},
             .title = QStringLiteral("Everything liked"),
             .line = QStringLiteral("Tracks and albums with a heart · Home server"),
             .coverSeed = QStringLiteral("Everything liked"),
             .sentence = QStringLiteral("312 tracks · 4.1 GB"),
             .share = 1,
             .isComplete = true},
        };
        view.kept[2].isPaused = true;
        view.sentence = QStringLiteral("Downloading · 328 of 339 tracks · 4.6 GB of 4.8 GB");
        view.share = 0.93;
        view.hasMore = true;
        view.problems = {QStringLiteral("“Undertow” could not be downloaded. This is not there any more. It may have "
                                        "been removed or moved.")};
        return view;
    }
    static std::vector<SourceView> twoServers() {
        return {{.source = 1,
                 .name = QStringLiteral("This computer"),
                 .isBundled = true,
                 .link = Link::Online,
                 .sentence = QStringLiteral("Synced just now")},
                {.source = 2,
                 .name = QStringLiteral("Home server"),
                 .address = QUrl(QStringLiteral("http://box:4747")),
                 .link = Link::Online,
                 .sentence = QStringLiteral("Synced 2 min ago"),
                 .account = QStringLiteral("nina")},
                {.source = 3,
                 .name = QStringLiteral("Cabin"),
                 .address = QUrl(QStringLiteral("http://cabin:4747")),
                 .link = Link::NeedsLogin,
                 .sentence = QStringLiteral("Please sign in."),
                 .account = QStringLiteral("nina")}};
    }
    static void takePlaylists(WindowFixture& fixture, const QString& suffix) {
        const auto key = [&fixture](const char* name) {
            const ListedPlaylist* found = fixture.playlists().find(test::idNamed<core::PlaylistId>(name));
            return found == nullptr ? 0 : found->key;
        };
        QTRY_VERIFY(key("Sunday kitchen") != 0);
        fixture.window().navigator().go({PageId::Playlist, key("Sunday kitchen"), {}});
        take(fixture, QStringLiteral("playlist") + suffix);
        fixture.window().navigator().go({PageId::Playlist, key("Road to the coast"), {}});
        take(fixture, QStringLiteral("playlist-empty") + suffix);
        fixture.window().navigator().go({PageId::SmartRules, key("Loved, not lately"), {}});
        for (auto* button : fixture.window().findChildren<PillButton*>())
            if (button->text() == QStringLiteral("Add a rule")) button->click();
        take(fixture, QStringLiteral("rules") + suffix);
        fixture.window().navigator().go({PageId::Trash, 0, {}});
        take(fixture, QStringLiteral("trash") + suffix);
    }

    /// The equaliser, and the way of a file that is played with some effects.
    static void takeSound(WindowFixture& fixture, const QString& suffix) {
        MainWindow& window = fixture.window();
        fixture.services().settings.setText(QString::fromUtf16(setting::kEqualiser),
                                            QStringLiteral("6 4 2 0 -1 -2 0 2 4 5"));
        fixture.services().settings.setFlag(QString::fromUtf16(setting::kEqualiserOn), true);
        player::PathFacts facts{.codec = core::Codec::Flac,
                                .source = {.rate = {96000}, .channels = 2, .bits = 24},
                                .rate = {44100},
                                .gain = 0.5,
                                .isEqualised = true,
                                .output = "PulseAudio",
                                .sink = {.rate = {44100}, .channels = 2, .bits = 32, .isFloat = true}};
        fixture.engine.send(player::PathChanged{fixture.engine.loaded->ticket, player::signalPath(facts)});
        window.navigator().go({PageId::Settings, 0, QStringLiteral("sound")});
        auto* editor = window.findChild<EqualiserEditor*>();
        auto* scroll = window.findChild<SettingsPage*>()->findChild<QScrollArea*>();
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        scroll->ensureWidgetVisible(editor);
        take(fixture, QStringLiteral("settings-equaliser") + suffix);
        window.actions().trigger(ActionId::SignalPath);
        auto* popover = window.findChild<SignalPathPopover*>();
        QVERIFY(popover != nullptr && popover->isVisible());
        takeOf(*popover, QStringLiteral("signal-path") + suffix);
        popover->hide();
    }

private Q_SLOTS:
    /// Its server away: greyed, but for what was downloaded.
    void away_data() { pages_data(); }
    void away() {
        QFETCH(ThemeChoice, theme);
        const QString suffix = QLatin1Char('-') + toString(theme);
        WindowFixture fixture({.theme = theme, .wantsReducedMotion = true});
        fixture.offline.hasServer = true;
        fixture.fillLibrary(WindowFixture::Files::OnServer);
        fixture.keepHere({test::idNamed<core::TrackId>(std::string("Tidal Rooms") + test::kTitles[0]),
                          test::idNamed<core::TrackId>(std::string("Tidal Rooms") + test::kTitles[3])});
        fixture.library.view.line = QStringLiteral("Offline · 2 tracks here");
        fixture.library.view.tone = Tone::Off;
        fixture.loseServer();
        fixture.open();
        const qint64 album = firstAlbum(fixture);
        take(fixture, QStringLiteral("away-albums") + suffix);
        fixture.window().navigator().go({PageId::Album, album, {}});
        take(fixture, QStringLiteral("away-album") + suffix);
        fixture.window().navigator().go({PageId::Tracks, 0, {}});
        take(fixture, QStringLiteral("away-tracks") + suffix);
    }
    void pages_data() {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Light;
    }
    void pages() {
        QFETCH(ThemeChoice, theme);
        const QString suffix = QLatin1Char('-') + toString(theme);
        WindowFixture fixture({.theme = theme, .wantsReducedMotion = true});
        fixture.fillLibrary();
        fixture.fillPlaylists();
        MainWindow& window = fixture.open();
        const qint64 album = firstAlbum(fixture);
        QVERIFY(album != 0);
        take(fixture, QStringLiteral("albums-stopped") + suffix);
        fixture.waves.show();
        fixture.playback().playAlbum(album);
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        fixture.engine.hear(std::chrono::milliseconds(69000));
        QTRY_VERIFY(fixture.playback().current().has_value());
        window.say(QStringLiteral("3 tracks added to the queue."));
        take(fixture, QStringLiteral("albums") + suffix);
        window.showQueue(true);
        window.navigator().go({PageId::Album, album, {}});
        take(fixture, QStringLiteral("album") + suffix);
        window.navigator().go({PageId::Artists, 0, {}});
        take(fixture, QStringLiteral("artists") + suffix);
        const auto artist = core::store::keyOf(fixture.reader(), 1, test::idNamed<core::ArtistId>("Tideline"));
        window.navigator().go({PageId::Artist, artist.value_or(0), QStringLiteral("Tideline")});
        take(fixture, QStringLiteral("artist") + suffix);
        window.navigator().go({PageId::Home, 0, {}});
        take(fixture, QStringLiteral("home") + suffix);
        window.navigator().go({PageId::Search, 0, QStringLiteral("tidal")});
        auto* best = window.findChild<BestMatch*>();
        QTRY_VERIFY(best->isVisible());
        take(fixture, QStringLiteral("search") + suffix);
        takePalette(fixture, suffix);
        takeWords(fixture, suffix);
        window.showQueue(false);
        window.navigator().go({PageId::Tracks, 0, {}});
        take(fixture, QStringLiteral("tracks") + suffix);
        window.navigator().go({PageId::Genres, 0, {}});
        take(fixture, QStringLiteral("genres") + suffix);
        window.navigator().go({PageId::Genre, 1, QStringLiteral("Ambient")});
        take(fixture, QStringLiteral("genre") + suffix);
        window.navigator().go({PageId::Folders, 0, {}});
        take(fixture, QStringLiteral("folders") + suffix);
        const FolderPlace folder{test::idNamed<core::RootId>("root"), core::FilePath("Tideline")};
        window.navigator().go({PageId::Folders, 0, toText(folder)});
        take(fixture, QStringLiteral("folder") + suffix);
        takePlaylists(fixture, suffix);
        window.navigator().go({PageId::Downloads, 0, {}});
        take(fixture, QStringLiteral("downloads-empty") + suffix);
        fixture.offline.hasServer = true;
        fixture.offline.show(someDownloads(fixture));
        take(fixture, QStringLiteral("downloads") + suffix);
        fixture.library.view.sources = twoServers();
        Q_EMIT fixture.library.sourcesChanged();
        for (const char* section : {"libraries", "servers", "sound", "downloads", "appearance", "shortcuts", "about"}) {
            window.navigator().go({PageId::Settings, 0, QString::fromLatin1(section)});
            take(fixture, QStringLiteral("settings-") + QString::fromLatin1(section) + suffix);
        }
        takeSound(fixture, suffix);
        window.resize(860, 600);
        window.navigator().go({PageId::Album, album, {}});
        take(fixture, QStringLiteral("narrow-album") + suffix);
        window.showQueue(true);
        take(fixture, QStringLiteral("narrow-queue") + suffix);
    }
    /// The least window, wide ones, the largest text, more contrast.
    void shapes_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("textScale");
        QTest::addColumn<bool>("isHighContrast");
        QTest::newRow("least") << QSize(760, 520) << 1.0 << false;
        QTest::newRow("1920") << QSize(1920, 1080) << 1.0 << false;
        QTest::newRow("2560") << QSize(2560, 1440) << 1.0 << false;
        QTest::newRow("large-text") << QSize(1280, 800) << 1.5 << false;
        QTest::newRow("small-text") << QSize(1280, 800) << 0.85 << false;
        QTest::newRow("contrast") << QSize(1280, 800) << 1.0 << true;
    }
    void shapes() {
        QFETCH(QSize, size);
        QFETCH(double, textScale);
        QFETCH(bool, isHighContrast);
        const QString prefix = QString::fromLatin1(QTest::currentDataTag()) + QLatin1Char('-');
        const LookSettings look{.theme = isHighContrast ? ThemeChoice::Dark : ThemeChoice::Light,
                                .textScale = textScale,
                                .wantsReducedMotion = true,
                                .wantsHighContrast = isHighContrast};
        {
            WindowFixture fresh(look);
            fresh.library.view.isFirstStart = true;
            fresh.open(size);
            take(fresh, prefix + QStringLiteral("first-start"));
        }
        WindowFixture fixture(look);
        fixture.fillLibrary();
        MainWindow& window = fixture.open(size);
        const qint64 album = firstAlbum(fixture);
        fixture.waves.show();
        fixture.playback().playAlbum(album);
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        fixture.engine.hear(std::chrono::milliseconds(69000));
        QTRY_VERIFY(fixture.playback().current().has_value());
        take(fixture, prefix + QStringLiteral("albums"));
        window.navigator().go({PageId::Album, album, {}});
        window.showQueue(size.width() > 1000);
        take(fixture, prefix + QStringLiteral("album"));
        window.navigator().go({PageId::Search, 0, QStringLiteral("tidal")});
        auto* best = window.findChild<BestMatch*>();
        QTRY_VERIFY(best->isVisible());
        take(fixture, prefix + QStringLiteral("search"));
        window.navigator().go({PageId::Tracks, 0, {}});
        take(fixture, prefix + QStringLiteral("tracks"));
        window.navigator().go({PageId::Settings, 0, QStringLiteral("appearance")});
        take(fixture, prefix + QStringLiteral("settings"));
    }
    void emptyAndFirstStart_data() { pages_data(); }
    void emptyAndFirstStart() {
        QFETCH(ThemeChoice, theme);
        const QString suffix = QLatin1Char('-') + toString(theme);
        WindowFixture fixture({.theme = theme, .wantsReducedMotion = true});
        fixture.open();
        take(fixture, QStringLiteral("empty") + suffix);
        fixture.close();
        fixture.library.view.isFirstStart = true;
        fixture.open();
        take(fixture, QStringLiteral("first-start") + suffix);
    }
};

QTEST_MAIN(tst_Screenshots)
#include "tst_Screenshots.moc"
