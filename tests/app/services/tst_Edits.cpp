// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/EditsFixture.h"

using namespace linnet;
using namespace linnet::core::operations;
using app::Edited;
using app::Edits;
using linnet::test::EditsFixture;

namespace {

SetMark like(const char* title, bool isSet = true) {
    return {.target = EditsFixture::track(title), .mark = Mark::Liked, .isSet = isSet};
}

} // namespace

class tst_Edits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void perform_isTellingOnceItIsCommitted() {
        EditsFixture fixture;
        QList<Edited> told;
        connect(&fixture.edits(), &Edits::changed, this, [&](const Edited& edited) {
            QVERIFY(fixture.annotation(EditsFixture::track("one")).liked.value); // The commit came first.
            told << edited;
        });
        Edits::Steps steps;
        fixture.edits().perform(fixture.source, {like("one")}, [&](core::Result<Edits::Steps> result) {
            QCOMPARE(told.size(), 1);
            steps = test::must(std::move(result));
        });
        QCOMPARE(told.size(), 0); // Never at once: nothing waits for the disk.
        fixture.settle();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().source, fixture.source);
        QCOMPARE(told.first().subjects.size(), std::size_t{1});
        QVERIFY(told.first().annotations.front().liked.value);
        QVERIFY(!told.first().areListsStale);
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(steps.front().label, std::string("like"));
        QCOMPARE(fixture.pending().size(), std::size_t{1});
        QCOMPARE(fixture.woken, std::vector<qint64>{fixture.source});
    }
    void undoAndRedo_goThereAndBack_alsoAfterARestart() {
        EditsFixture fixture;
        fixture.edits().perform(fixture.source, {like("one")});
        fixture.edits().perform(fixture.source, {SetRating{EditsFixture::track("one"), 8}});
        fixture.settle();
        fixture.restart();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.edits().nextUndo().has_value(), 20000);
        QCOMPARE(fixture.edits().nextUndo()->label, std::string("rate"));
        QSignalSpy undone(&fixture.edits(), &Edits::undone);
        fixture.edits().undo();
        fixture.settle();
        QCOMPARE(undone.count(), 1);
        QCOMPARE(fixture.annotation(EditsFixture::track("one")).rating.value, core::Rating{0});
        QVERIFY(fixture.annotation(EditsFixture::track("one")).liked.value);
        fixture.edits().undo();
        fixture.edits().redo();
        fixture.edits().redo();
        fixture.settle();
        QVERIFY(fixture.annotation(EditsFixture::track("one")).liked.value);
        QCOMPARE(fixture.annotation(EditsFixture::track("one")).rating.value, core::Rating{8});
        QVERIFY(!fixture.edits().nextRedo());
    }
    void severalServers_areOneStep_alsoAfterARestart() {
        EditsFixture fixture;
        const auto other = fixture.addSource(core::store::SourceKind::RemoteServer, "http://box:4747");
        const auto areLiked = [&](bool isLiked) {
            return fixture.annotation(EditsFixture::track("one")).liked.value == isLiked &&
                   fixture.annotation(other, EditsFixture::track("two")).liked.value == isLiked &&
                   fixture.annotation(other, EditsFixture::track("three")).liked.value == isLiked;
        };
        fixture.edits().perform(fixture.source, {SetRating{EditsFixture::track("one"), 8}});
        Edits::Steps steps;
        fixture.edits().perform({{fixture.source, {like("one")}}, {other, {like("two"), like("three")}}},
                                [&](core::Result<Edits::Steps> result) { steps = test::must(std::move(result)); });
        fixture.settle();
        QVERIFY(areLiked(true));
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(fixture.edits().nextUndo()->count, std::int64_t{3});
        fixture.restart();
        QSignalSpy changed(&fixture.edits(), &Edits::changed);
        QSignalSpy undone(&fixture.edits(), &Edits::undone);
        fixture.edits().undo();
        fixture.settle();
        QVERIFY(areLiked(false));
        QCOMPARE(changed.count(), 2); // Both servers are told.
        QCOMPARE(undone.count(), 1);
        QCOMPARE(fixture.edits().nextUndo()->label, std::string("rate"));
        fixture.edits().redo();
        fixture.settle();
        QVERIFY(areLiked(true));
        QVERIFY(!fixture.edits().nextRedo());
        fixture.edits().undoSteps(steps);
        fixture.settle();
        QVERIFY(areLiked(false));
        QCOMPARE(fixture.annotation(EditsFixture::track("one")).rating.value, core::Rating{8});
    }
    void undo_tellsWhatItChanged() {
        EditsFixture fixture;
        fixture.edits().perform(fixture.source, {like("one")});
        fixture.settle();
        QList<Edited> told;
        connect(&fixture.edits(), &Edits::changed, this, [&](const Edited& edited) { told << edited; });
        fixture.edits().undo();
        fixture.settle();
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().annotations.front().target == EditsFixture::track("one"));
        QVERIFY(!told.first().annotations.front().liked.value);
    }
    void undoWithNothingToUndo_saysNothing() {
        EditsFixture fixture;
        QSignalSpy undone(&fixture.edits(), &Edits::undone);
        QSignalSpy refused(&fixture.edits(), &Edits::refused);
        fixture.edits().undo();
        fixture.edits().redo();
        fixture.settle();
        QCOMPARE(undone.count() + refused.count(), 0);
    }
    void aToastsUndo_leavesWhatFollowedAlone() {
        EditsFixture fixture;
        Edits::Steps steps;
        fixture.edits().perform(fixture.source, {like("one"), like("two")},
                                [&](core::Result<Edits::Steps> result) { steps = test::must(std::move(result)); });
        fixture.edits().perform(fixture.source, {like("three")});
        fixture.settle();
        fixture.edits().undoSteps(steps);
        fixture.settle();
        QVERIFY(!fixture.annotation(EditsFixture::track("one")).liked.value);
        QVERIFY(!fixture.annotation(EditsFixture::track("two")).liked.value);
        QVERIFY(fixture.annotation(EditsFixture::track("three")).liked.value);
    }
    void whatCannotBe_isToldAndChangesNothing() {
        EditsFixture fixture;
        QSignalSpy refused(&fixture.edits(), &Edits::refused);
        QSignalSpy changed(&fixture.edits(), &Edits::changed);
        bool isError = false;
        fixture.edits().perform(fixture.source, {like("one"), SetRating{EditsFixture::track("one"), 11}},
                                [&](const core::Result<Edits::Steps>& result) { isError = !result; });
        fixture.settle();
        QVERIFY(isError);
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused.first().first().toString().isEmpty());
        QCOMPARE(changed.count(), 0);
        QVERIFY(!fixture.annotation(EditsFixture::track("one")).liked.value);
        QVERIFY(fixture.pending().empty());
    }
    void record_makesNoStep() {
        EditsFixture fixture;
        fixture.edits().record(fixture.source, {AddPlay{test::idNamed<core::TrackId>("one"), fixture.clock.now(),
                                                        std::chrono::minutes(3)}});
        fixture.settle();
        QCOMPARE(fixture.annotation(EditsFixture::track("one")).playCount, std::int64_t{1});
        QVERIFY(!fixture.edits().nextUndo());
        QCOMPARE(fixture.pending().size(), std::size_t{1});
    }
    void hiding_makesListsStale() {
        EditsFixture fixture;
        bool isStale = false;
        connect(&fixture.edits(), &Edits::changed, this, [&](const Edited& edited) { isStale = edited.areListsStale; });
        fixture.edits().perform(fixture.source, {SetMark{EditsFixture::track("one"), Mark::Hidden, true}});
        fixture.settle();
        QVERIFY(isStale);
    }
    void whatAServerRefused_isToldOnce() {
        EditsFixture fixture;
        fixture.edits().perform(fixture.source, {like("one")});
        fixture.settle();
        const auto operation = fixture.pending().front();
        fixture.db.write([&](core::store::WriteTransaction& tx) {
            core::wire::OperationResult result;
            result.counter = operation.id.counter;
            result.status = core::wire::OperationStatus::Refused;
            result.code = "not_found";
            return core::replica::Outbox::answered(tx, fixture.source, {"epoch", {result}}, fixture.clock.now());
        });
        QSignalSpy refused(&fixture.edits(), &Edits::refused);
        fixture.edits().tellRefusals();
        fixture.edits().tellRefusals();
        QVERIFY(refused.wait(20000));
        fixture.settle();
        fixture.restart();
        QSignalSpy later(&fixture.edits(), &Edits::refused);
        fixture.edits().tellRefusals();
        bool isRead = false;
        fixture.queries().ask(
            &fixture.edits(), [](core::store::Connection&) { return 0; }, [&](int) { isRead = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isRead, 20000);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(later.count(), 0);
        QVERIFY(!fixture.annotation(EditsFixture::track("one")).liked.value); // And undone.
    }
};

QTEST_GUILESS_MAIN(tst_Edits)
#include "tst_Edits.moc"
