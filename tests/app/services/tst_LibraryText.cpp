// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/services/ErrorText.h"
#include "app/services/LibraryText.h"
#include "core/base/ErrorTable.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::ConnectionFacts;
using app::Tone;
using core::wire::ScanPhase;
using core::wire::ScanStatus;
using sync::Link;

namespace {

const core::UnixMillis kNow{1'700'000'000'000ms};

ConnectionFacts computer(qint64 tracks) {
    ConnectionFacts facts{.name = QStringLiteral("This computer"), .tracks = tracks};
    facts.state.link = Link::Online;
    return facts;
}

ScanStatus running(ScanPhase phase, std::int64_t found, std::int64_t read) {
    ScanStatus status;
    status.isRunning = true;
    status.phase = phase;
    status.found = found;
    status.read = read;
    return status;
}

ConnectionFacts box(Link link) {
    ConnectionFacts facts{.name = QStringLiteral("Home server"), .isBundled = false, .tracks = 3};
    facts.state.link = link;
    facts.state.lastSyncedAt = kNow - 2min;
    return facts;
}

} // namespace

class tst_LibraryText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connection_namesTheComputerAndItsTracks() {
        QCOMPARE(app::connectionText(computer(3), kNow), QStringLiteral("This computer · 3 tracks"));
        QCOMPARE(app::connectionToneOf(computer(3)), Tone::Ok);
    }
    void connection_tellsWhenAServerWasSynced() {
        QCOMPARE(app::connectionText(box(Link::Online), kNow), QStringLiteral("Home server · synced 2 min ago"));
    }
    void connection_offline_countsWhatIsHere() {
        QCOMPARE(app::connectionText(box(Link::Offline), kNow), QStringLiteral("Offline · 3 tracks here"));
        QCOMPARE(app::connectionToneOf(box(Link::Offline)), Tone::Off);
    }
    void connection_ofSeveral_namesTheOneThatIsAway() {
        ConnectionFacts facts = box(Link::Offline);
        facts.isOtherReached = true;
        QCOMPARE(app::connectionText(facts, kNow), QStringLiteral("Home server is away · 3 tracks here"));
        QVERIFY(app::attentionOf(app::Link::NeedsLogin) > app::attentionOf(app::Link::Offline));
        QVERIFY(app::attentionOf(app::Link::Offline) > app::attentionOf(app::Link::Syncing));
        QVERIFY(app::attentionOf(app::Link::Syncing) > app::attentionOf(app::Link::Online));
    }
    void connection_whileScanning_counts() {
        ConnectionFacts facts = computer(3);
        facts.state.scan = running(ScanPhase::Reading, 20, 7);
        QCOMPARE(app::connectionText(facts, kNow), QStringLiteral("This computer · reading 7 of 20"));
        QCOMPARE(app::connectionToneOf(facts), Tone::Busy);
    }
    void connection_withoutItsServer_isAnError() {
        ConnectionFacts facts = computer(3);
        facts.serverTrouble = QStringLiteral("gone");
        QCOMPARE(app::connectionText(facts, kNow), QStringLiteral("This computer · 3 tracks"));
        QCOMPARE(app::connectionToneOf(facts), Tone::Error);
    }
    void ago_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(5) << QStringLiteral("just now");
        QTest::newRow("a clock set back") << qint64(-500) << QStringLiteral("just now");
        QTest::newRow("minutes") << qint64(119) << QStringLiteral("1 min ago");
        QTest::newRow("hours") << qint64(3 * 3600 + 5) << QStringLiteral("3 h ago");
    }
    void ago() {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(app::agoText(kNow - std::chrono::seconds(seconds), kNow), text);
    }
    void scan_sharesWhatIsReadOnceTheTotalIsKnown() {
        const auto view = app::scanView(running(ScanPhase::Reading, 200, 50), QStringLiteral("Music"));
        QVERIFY(view.isRunning);
        QCOMPARE(view.share.value(), 0.25);
        QCOMPARE(view.sentence, QStringLiteral("Music · 50 of 200 files · ready to play"));
        QVERIFY(!app::scanView(running(ScanPhase::Walking, 9, 0), QStringLiteral("Music")).share);
    }
    void scan_finished_tellsWhatChangedAndWhatFailed() {
        ScanStatus done;
        done.added = 3;
        done.problems = 2;
        done.finishedAt = kNow;
        const auto view = app::scanView(done, QStringLiteral("Music"));
        QVERIFY(!view.isRunning);
        QCOMPARE(view.sentence, QStringLiteral("3 added, 0 changed, 0 removed · 2 files could not be read"));
    }
    void scan_neverRun_saysNothing() { QVERIFY(app::scanView({}, QStringLiteral("Music")).sentence.isEmpty()); }

    void signIn_asksForTheCodeOnlyWhereNobodyHasAPassword() {
        const core::Result<void> wrong = core::failure(core::Errc::Unauthorised, "");
        const core::Result<void> refused = core::failure(core::Errc::Forbidden, "");
        QVERIFY(app::signInOutcome({}, app::SignInTried::Password, true).error.isEmpty());
        QVERIFY(!app::signInOutcome(wrong, app::SignInTried::Password, false).needsSetupCode);
        QVERIFY(app::signInOutcome(wrong, app::SignInTried::Password, true).needsSetupCode);
        const auto again = app::signInOutcome(refused, app::SignInTried::SetupCode, true);
        QVERIFY(again.needsSetupCode && again.error.contains(QLatin1String("code is wrong")));
        // Somebody else was quicker: name and password are asked for as everywhere.
        QVERIFY(!app::signInOutcome(refused, app::SignInTried::SetupCode, false).needsSetupCode);
    }
    void errors_areToldInTheSentencesOfTheTable() {
        for (int code = 0; code <= static_cast<int>(core::Errc::Internal); ++code) {
            const auto& info = core::infoOf(static_cast<core::Errc>(code));
            QCOMPARE(app::sentenceFor({info.code, "detail"}),
                     QString::fromUtf8(info.sentence.data(), static_cast<qsizetype>(info.sentence.size())));
        }
    }
};

QTEST_APPLESS_MAIN(tst_LibraryText)
#include "tst_LibraryText.moc"
