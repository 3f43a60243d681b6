// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "app/models/AlbumListModel.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using app::AlbumListModel;
using app::AlbumRole;
using app::AlbumSort;

namespace {

std::string numbered(int number) { return "Album " + std::to_string(1000 + number); }

void addAlbums(test::OpenDatabase& db, int first, int last) {
    for (int i = first; i < last; ++i) {
        db.put(test::anAlbum(numbered(i)).by(i % 2 ? "Anna" : "Bert").from("2001").added(i).rev(10 + i).build(),
               test::aTrack("t" + std::to_string(i)).by("Anna").on(numbered(i)).rev(10000 + i).build());
    }
}

/// Reloads and waits until the keys are there.
bool reloaded(AlbumListModel& model) {
    QSignalSpy ready(&model, &AlbumListModel::ready);
    model.reload();
    return ready.count() > 0 || ready.wait(20000);
}

bool hasItem(AlbumListModel& model, int row) {
    return QTest::qWaitFor([&] { return model.item(row) != nullptr; }, 20000);
}

} // namespace

class tst_AlbumListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beforeItsKeys_itIsEmptyAndNotReady() {
        test::OpenDatabase db;
        app::QueryThread queries(*db, m_clock);
        const AlbumListModel model(queries);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isReady());
    }
    void rows_comeByPagesAndTellWhenTheyAreThere() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1));
        addAlbums(db, 0, 450);
        app::QueryThread queries(*db, m_clock);
        AlbumListModel model(queries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOrder(AlbumSort::Title);
        QVERIFY(reloaded(model));
        QCOMPARE(model.rowCount(), 450);
        QSignalSpy changed(&model, &AlbumListModel::dataChanged);
        QVERIFY(hasItem(model, 449));
        QCOMPARE(changed.last().at(0).toModelIndex().row(), 400);
        QCOMPARE(changed.last().at(1).toModelIndex().row(), 449);
        const QModelIndex last = model.index(449);
        QCOMPARE(last.data(static_cast<int>(AlbumRole::Title)).toString(), QStringLiteral("Album 1449"));
        QCOMPARE(last.data(static_cast<int>(AlbumRole::Year)).toInt(), 2001);
        QCOMPARE(last.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Album 1449 by Anna"));
    }
    void reload_keepsIndexesOfAlbumsThatStay() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1));
        addAlbums(db, 10, 20);
        app::QueryThread queries(*db, m_clock);
        AlbumListModel model(queries);
        model.setOrder(AlbumSort::Title);
        QVERIFY(reloaded(model));
        const QPersistentModelIndex kept(model.index(3));
        const qint64 key = model.keyAt(3);
        addAlbums(db, 0, 10);
        QVERIFY(reloaded(model));
        QCOMPARE(model.rowCount(), 20);
        QCOMPARE(kept.row(), 13);
        QCOMPARE(model.keyAt(kept.row()), key);
        QCOMPARE(model.rowOfKey(key), 13);
    }
    void reload_losesIndexesOfAlbumsThatHaveGone() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1));
        addAlbums(db, 0, 3);
        app::QueryThread queries(*db, m_clock);
        AlbumListModel model(queries);
        model.setOrder(AlbumSort::Title);
        QVERIFY(reloaded(model));
        const QPersistentModelIndex gone(model.index(0));
        db.execute("DELETE FROM album WHERE title='Album 1000'");
        QVERIFY(reloaded(model));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!gone.isValid());
    }
    void reload_showsOldRowsUntilNewOnesCome() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1));
        addAlbums(db, 0, 3);
        app::QueryThread queries(*db, m_clock);
        AlbumListModel model(queries);
        model.setOrder(AlbumSort::Title);
        QVERIFY(reloaded(model));
        QVERIFY(hasItem(model, 0));
        db.execute("UPDATE album SET artist_display='Carla' WHERE title='Album 1000'");
        QVERIFY(reloaded(model));
        QVERIFY(model.item(0) != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(model.item(0)->artist, QStringLiteral("Carla"), 20000);
    }
    void setKeys_showsExactlyThese() {
        test::OpenDatabase db;
        db.put(test::aLibrary("Music", 1));
        addAlbums(db, 0, 5);
        app::QueryThread queries(*db, m_clock);
        AlbumListModel all(queries);
        all.setOrder(AlbumSort::Title);
        QVERIFY(reloaded(all));
        AlbumListModel model(queries);
        model.setKeys({all.keyAt(4), all.keyAt(0)});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(hasItem(model, 0));
        QCOMPARE(model.item(0)->title, QStringLiteral("Album 1004"));
        QCOMPARE(model.item(1)->title, QStringLiteral("Album 1000"));
    }

private:
    core::SystemClock m_clock;
};

QTEST_MAIN(tst_AlbumListModel)
#include "tst_AlbumListModel.moc"
