// SPDX-License-Identifier: GPL-3.0-or-later
// Every page painted once, in dark and light. With LINNET_SCREENSHOTS=FOLDER the pictures are kept there, to be held
// beside the design (tools/screenshots does that, also at other scales).
#include <QDir>
#include <QLineEdit>
#include <QTest>

#include "app/models/AlbumListModel.h"
#include "app/navigation/FolderPlace.h"
#include "app/pages/BestMatch.h"
#include "app/views/TiledView.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_Screenshots : public QObject {
    Q_OBJECT

    /// Waits for covers and rows, then paints the window and keeps the picture where asked.
    static void take(WindowFixture& fixture, const QString& name) {
        QImage before;
        QVERIFY(QTest::qWaitFor([&] {
            const QImage now = fixture.window().grab().toImage();
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
    static qint64 firstAlbum(WindowFixture& fixture) {
        auto* grid = fixture.window().findChild<QAbstractItemView*>();
        return QTest::qWaitFor([&] { return grid->model()->rowCount() > 0; })
                   ? grid->model()->index(0, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong()
                   : 0;
    }

private Q_SLOTS:
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
        MainWindow& window = fixture.open();
        const qint64 album = firstAlbum(fixture);
        QVERIFY(album != 0);
        take(fixture, QStringLiteral("albums-stopped") + suffix);
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
        for (const char* section : {"libraries", "servers", "appearance", "shortcuts", "about"}) {
            window.navigator().go({PageId::Settings, 0, QString::fromLatin1(section)});
            take(fixture, QStringLiteral("settings-") + QString::fromLatin1(section) + suffix);
        }
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
        WindowFixture fixture({.theme = isHighContrast ? ThemeChoice::Dark : ThemeChoice::Light,
                               .textScale = textScale,
                               .wantsReducedMotion = true,
                               .wantsHighContrast = isHighContrast});
        fixture.fillLibrary();
        MainWindow& window = fixture.open(size);
        const qint64 album = firstAlbum(fixture);
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
        fixture.close();
        fixture.library.view.isFirstStart = true;
        fixture.playback().stop();
        fixture.playback().clearUpcoming();
        fixture.open(size);
        take(fixture, prefix + QStringLiteral("first-start"));
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
