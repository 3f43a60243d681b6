// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>

#include "app/os/MeteredNetwork.h"
#include "app/services/DownloadText.h"

using namespace linnet;
using namespace linnet::app;
using sync::DownloadPause;

namespace {

DownloadFacts facts(DownloadPause pause, bool isAway = false) {
    DownloadFacts made{.all = {.tracks = 12, .complete = 5, .bytes = 84'000'000, .completeBytes = 40'000'000}};
    made.state.pause = pause;
    made.state.sources[2] = {.tracks = 7, .bytes = 44'000'000, .isServerAway = isAway};
    made.budget = 5'000'000'000;
    if (isAway) made.awayServer = QStringLiteral("Home server");
    return made;
}

} // namespace

class tst_DownloadText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void nothingKept_saysNothing() { QVERIFY(downloadsText({}).isEmpty()); }
    void everything_isTold_withAReasonWhereItStands_data() {
        QTest::addColumn<int>("pause");
        QTest::addColumn<bool>("isAway");
        QTest::addColumn<QString>("text");
        const QString progress = QStringLiteral(" · 5 of 12 tracks · 40 MB of 84 MB");
        const auto row = [](const char* name, DownloadPause pause, bool isAway, const QString& text) {
            QTest::newRow(name) << static_cast<int>(pause) << isAway << text;
        };
        row("runs", DownloadPause::None, false, QStringLiteral("Downloading") + progress);
        row("by hand", DownloadPause::ByHand, false, QStringLiteral("Paused") + progress);
        row("metered", DownloadPause::Metered, false,
            QStringLiteral("Waiting for a connection that costs nothing") + progress);
        row("away", DownloadPause::None, true,
            QStringLiteral("Home server is not reached; downloads go on when it is back") + progress);
        row("budget", DownloadPause::OverBudget, false,
            QStringLiteral("The 5.0 GB allowed for downloads are full: allow more in the settings, or remove some."));
        row("disk", DownloadPause::DiskFull, false,
            QStringLiteral("The disk is full: free some space. Linnet goes on by itself."));
    }
    void everything_isTold_withAReasonWhereItStands() {
        QFETCH(int, pause);
        QFETCH(bool, isAway);
        QFETCH(QString, text);
        QCOMPARE(downloadsText(facts(static_cast<DownloadPause>(pause), isAway)), text);
    }
    void everythingHere_isSaid() {
        DownloadFacts done{.all = {.tracks = 3, .complete = 3, .bytes = 9'000'000, .completeBytes = 9'000'000}};
        QVERIFY(downloadsText(done).startsWith(QStringLiteral("Everything is here")));
        QVERIFY(!isFetching(done.state));
    }
    void oneThing_isPausedOnlyWhileSomethingIsMissing() {
        QVERIFY(standingText({.tracks = 2, .complete = 1}, true).startsWith(QStringLiteral("Paused")));
        QVERIFY(!standingText({.tracks = 2, .complete = 2}, true).startsWith(QStringLiteral("Paused")));
        QVERIFY(!standingText({}, false).isEmpty());
    }
    void fetching_needsAServerThatIsThere() {
        QVERIFY(isFetching(facts(DownloadPause::None).state));
        QVERIFY(!isFetching(facts(DownloadPause::None, true).state));
        QVERIFY(!isFetching(facts(DownloadPause::Metered).state));
    }
    void failures_nameTheTrack() {
        const QString text = failedText(QStringLiteral("Undertow"), {core::Errc::NotFound, "404"});
        QVERIFY(text.startsWith(QStringLiteral("“Undertow” could not be downloaded. ")));
        QVERIFY(!text.contains(QStringLiteral("404")));
    }
    void meteredIsYesOrAGuessAtYes() {
        QVERIFY(isMeteredState(1));
        QVERIFY(isMeteredState(3));
        for (const quint32 free : {0U, 2U, 4U, 77U})
            QVERIFY(!isMeteredState(free));
    }
};

QTEST_APPLESS_MAIN(tst_DownloadText)
#include "tst_DownloadText.moc"
