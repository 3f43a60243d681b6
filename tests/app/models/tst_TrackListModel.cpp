// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include "app/models/MarkRole.h"
#include "app/models/TrackListModel.h"
#include "core/store/CatalogReader.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using app::SortDirection;
using app::TrackListModel;
using app::TrackSort;

namespace {

/// 450 tracks "Tune 1000" to "Tune 1449", the even ones by Anna, the others by Bert, each a second longer.
void fill(test::OpenDatabase& db) {
    std::vector<core::FeedRecord> records{test::anArtist("Anna", 1), test::anArtist("Bert", 2)};
    for (int i = 0; i < 450; ++i)
        records.emplace_back(test::aTrack("Tune " + std::to_string(1000 + i))
                                 .by(i % 2 ? "Bert" : "Anna")
                                 .lasting(std::chrono::seconds(60 + i))
                                 .rev(10 + i)
                                 .build());
    db.write([&](core::store::WriteTransaction& tx) { return test::applyIndexed(tx, 1, 1, records); });
}

template <class Change>
bool afterwards(TrackListModel& model, Change change) {
    QSignalSpy ready(&model, &TrackListModel::ready);
    change();
    return ready.count() > 0 || ready.wait(20000);
}

QString titleAt(TrackListModel& model, int row) {
    const bool isHere = QTest::qWaitFor([&] { return model.item(row) != nullptr; }, 20000);
    return isHere ? model.item(row)->title : QString();
}

} // namespace

class tst_TrackListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marks_areShownAtOnce_inEveryRowOfTheTrack() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        QVERIFY(afterwards(model, [&] { model.show({}); }));
        QCOMPARE(titleAt(model, 3), QStringLiteral("Tune 1003"));
        core::Annotation liked;
        liked.target = {core::TargetKind::Track, model.item(3)->id.bytes};
        liked.liked.value = true;
        liked.rating.value = 9;
        QSignalSpy changed(&model, &TrackListModel::dataChanged);
        model.takeEdited({.source = 2, .annotations = {liked}}); // Of another server.
        QCOMPARE(changed.count(), 0);
        model.takeEdited({.source = 1, .annotations = {liked}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 3);
        QVERIFY(model.index(3).data(static_cast<int>(app::MarkRole::Liked)).toBool());
        QCOMPARE(model.index(3).data(static_cast<int>(app::MarkRole::Rating)).toInt(), 9);
        QVERIFY(model.index(3).data(Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("4")));
        QVERIFY(!model.index(4).data(static_cast<int>(app::MarkRole::Liked)).toBool());
    }
    void order_isAsAsked_andRowsComeByPages() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(afterwards(model, [&] { model.show({.sort = TrackSort::Length, .direction = SortDirection::Down}); }));
        QCOMPARE(model.rowCount(), 450);
        QVERIFY(model.item(449) == nullptr); // On its way.
        QSignalSpy changed(&model, &TrackListModel::dataChanged);
        QCOMPARE(titleAt(model, 449), QStringLiteral("Tune 1000"));
        QCOMPARE(changed.last().at(0).toModelIndex().row(), 400);
        QCOMPARE(titleAt(model, 0), QStringLiteral("Tune 1449"));
    }
    void filter_keepsTheOrder_andTheSelectionOfWhatStays() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(afterwards(model, [&] { model.show({.sort = TrackSort::Title, .direction = SortDirection::Down}); }));
        QItemSelectionModel selection(&model);
        for (const int row : {0, 1, 7})
            selection.select(model.index(row), QItemSelectionModel::Select);
        const qint64 last = model.keyAt(7);
        QVERIFY(afterwards(model, [&] { model.setFilterText(QStringLiteral("ann tune 14")); }));
        QCOMPARE(model.rowCount(), 25);
        QCOMPARE(titleAt(model, 0), QStringLiteral("Tune 1448"));
        QCOMPARE(selection.selectedIndexes().size(), 2); // The first is Bert's.
        QVERIFY(afterwards(model, [&] { model.setFilterText({}); }));
        QCOMPARE(model.rowCount(), 450);
        QVERIFY(model.rowOfKey(last) == 7);
    }
    void filter_thatFindsNothing_isAnEmptyList() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        QVERIFY(afterwards(model, [&] { model.show({}); }));
        QVERIFY(afterwards(model, [&] { model.setFilterText(QStringLiteral("zither")); }));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.isReady());
    }
    void filter_stays_whenTheOrderOrTheCatalogueChanges() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        model.show({});
        QVERIFY(afterwards(model, [&] { model.setFilterText(QStringLiteral("bert")); })); // While keys are being read.
        QCOMPARE(model.rowCount(), 225);
        QVERIFY(afterwards(model, [&] { model.show({.sort = TrackSort::Length, .direction = SortDirection::Down}); }));
        QCOMPARE(model.rowCount(), 225);
        QCOMPARE(titleAt(model, 0), QStringLiteral("Tune 1449"));
        QVERIFY(afterwards(model, [&] { model.reload(); }));
        QCOMPARE(model.rowCount(), 225);
    }
    void ofAnArtist_onlyTheirs() {
        test::OpenDatabase db;
        fill(db);
        app::QueryThread queries(*db, m_clock);
        TrackListModel model(queries);
        const auto anna = core::store::keyOf(db.reader(), 1, test::idNamed<core::ArtistId>("Anna"));
        QVERIFY(anna);
        QVERIFY(afterwards(model, [&] { model.show({.artist = *anna}); }));
        QCOMPARE(model.rowCount(), 225);
    }

private:
    core::SystemClock m_clock;
};

QTEST_MAIN(tst_TrackListModel)
#include "tst_TrackListModel.moc"
