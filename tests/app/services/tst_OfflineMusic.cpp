// SPDX-License-Identifier: GPL-3.0-or-later
// The service over real downloads from a server in memory.
#include <QSignalSpy>
#include <QTest>

#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/AwayServers.h"
#include "app/services/OfflineMusic.h"
#include "app/services/Settings.h"
#include "core/store/CatalogReader.h"
#include "tests/sync/support/DownloadFixture.h"

using namespace linnet;
using namespace linnet::app;

namespace {

/// A base of its own, since the database's writer answers to it until the end.
struct Gui {
    QtExecutor gui;
};

class Service : public Gui, public tests::DownloadFixture {
public:
    Service() { openStore(); }
    ~Service() { offline.reset(); }

    void begin() {
        queries = std::make_unique<QueryThread>(*database, clock);
        settings = std::make_unique<Settings>(*database);
        offline = std::make_unique<OfflineMusic>(
            OfflineMusic::Parts{.downloads = {.database = *database,
                                              .media = *store,
                                              .api = [this](std::int64_t) { return api; },
                                              .executor = gui,
                                              .clock = clock,
                                              .log = log},
                                .queries = *queries,
                                .settings = *settings,
                                .servers = [this] { return servers; },
                                .waits = downloadOptions,
                                .refreshEvery = std::chrono::milliseconds(5)});
        offline->start();
    }
    qint64 album(const char* title) {
        return core::store::keyOf(**database->reader(), source, test::idNamed<core::AlbumId>(title)).value();
    }
    const KeptView* kept(const char* title) { return offline->keptRow(Offline::Kind::Album, album(title)); }

    std::unique_ptr<QueryThread> queries;
    std::unique_ptr<Settings> settings;
    std::vector<qint64> servers{1};
    std::unique_ptr<OfflineMusic> offline;
};

} // namespace

class tst_OfflineMusic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void album_comesWhole_andIsShownAsSuch() {
        Service service;
        service.addTrackOf("Tides", 1);
        service.addTrackOf("Tides", 2);
        service.begin();
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_VERIFY(service.kept("Tides") != nullptr && service.kept("Tides")->isComplete);
        const KeptView& kept = *service.kept("Tides");
        QCOMPARE(kept.title, QStringLiteral("Tides"));
        QCOMPARE(kept.tracksHere, 2);
        QCOMPARE(kept.share, 1.0);
        QVERIFY(service.offline->view().sentence.startsWith(QStringLiteral("Everything is here")));
        QCOMPARE(service.offline->view().bytesHere, 60'000U);
        QCOMPARE(service.offline->tracksKept(service.source), 2);
    }
    void removed_isNoLongerKept() {
        Service service;
        service.addTrackOf("Tides", 1);
        service.begin();
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_VERIFY(service.kept("Tides") != nullptr);
        service.offline->remove({service.kept("Tides")->rule});
        QTRY_VERIFY(service.offline->view().kept.empty());
        QVERIFY(service.offline->view().sentence.isEmpty());
    }
    void pausedByHand_fetchesNothing_alsoAfterARestart() {
        Service service;
        const auto track = service.addTrackOf("Tides", 1);
        service.begin();
        service.offline->setAllPaused(true);
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_VERIFY(service.offline->view().sentence.startsWith(QStringLiteral("Paused")));
        service.offline.reset();
        service.begin();
        QTRY_VERIFY(service.offline->view().sentence.startsWith(QStringLiteral("Paused")));
        QVERIFY(service.offline->view().isPaused);
        QVERIFY(!service.isVerified(track));
        service.offline->setAllPaused(false);
        QTRY_VERIFY(service.isVerified(track));
    }
    void budget_isKept_andTold() {
        Service service;
        service.addTrackOf("Tides", 1);
        service.begin();
        service.offline->setBudget(1000);
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_VERIFY(service.offline->view().sentence.contains(QStringLiteral("allowed for downloads")));
        QCOMPARE(service.offline->budget(), 1000U);
        service.offline->setBudget(0);
        QTRY_VERIFY(service.kept("Tides")->isComplete);
    }
    void metered_waits_untilItMay() {
        Service service;
        service.addTrackOf("Tides", 1);
        service.begin();
        service.offline->setMetered(true);
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_VERIFY(service.offline->view().sentence.contains(QStringLiteral("costs nothing")));
        service.offline->setMayUseMetered(true);
        QTRY_VERIFY(service.kept("Tides")->isComplete);
    }
    void whatTheServerNoLongerHas_isToldInASentence() {
        Service service;
        const auto track = service.addTrackOf("Tides", 1);
        {
            const std::lock_guard lock(service.files.mutex);
            service.files.byPath.erase("/stream/" + track.hex());
        }
        service.begin();
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QTRY_COMPARE(service.offline->view().problems.size(), 1);
        QVERIFY(service.offline->view().problems.first().startsWith(QStringLiteral("“Tides 1” could not be")));
    }
    void musicOfThisComputer_needsNoDownload() {
        Service service;
        service.addTrackOf("Tides", 1);
        service.servers = {};
        service.begin();
        QSignalSpy told(service.offline.get(), &Offline::told);
        service.offline->download({.kind = Offline::Kind::Album, .keys = {service.album("Tides")}});
        QVERIFY(told.wait());
        QVERIFY(!service.offline->canDownload());
        QVERIFY(service.offline->view().kept.empty());
    }
    void liked_isOneRuleForEachServer() {
        Service service;
        service.begin();
        service.offline->setLikedKept(true);
        QTRY_VERIFY(service.offline->isLikedKept());
        service.offline->setLikedKept(false);
        QTRY_VERIFY(!service.offline->isLikedKept());
    }
    void awayServers_areKept_andTakenAsSuchAtTheNextStart() {
        Service service;
        service.begin();
        AwayServers away(*service.database, service.gui, *service.settings);
        QSignalSpy changed(&away, &AwayServers::changed);
        away.setLink(2, Link::Offline);
        away.setLink(2, Link::Offline);
        QVERIFY(changed.wait());
        QCOMPARE(changed.count(), 1);
        const Settings next(*service.database);
        AwayServers again(*service.database, service.gui, next);
        QCOMPARE(again.away(), std::set<qint64>{2});
        again.setLink(2, Link::Connecting);
        QCOMPARE(again.away(), std::set<qint64>{2});
        again.setLink(2, Link::Online);
        QVERIFY(again.away().empty());
    }
};

QTEST_GUILESS_MAIN(tst_OfflineMusic)
#include "tst_OfflineMusic.moc"
