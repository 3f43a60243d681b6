// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/LyricsStore.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::core;
using namespace linnet::core::store;

class tst_LyricsStore : public QObject {
    Q_OBJECT

    static TrackId track(int number) { return test::idNamed<TrackId>("track " + std::to_string(number)); }
    static StoredLyrics words(const std::string& body, int at) {
        return {body, UnixMillis(std::chrono::milliseconds(at))};
    }

private Q_SLOTS:
    void stored_isFoundByItsServerOnly_andReplaced() {
        test::OpenDatabase database;
        database.write([](WriteTransaction& tx) { return storeLyrics(tx, 1, track(1), words("one", 5)); });
        QVERIFY(!*storedLyrics(database.reader(), 2, track(1)));
        QVERIFY(!*storedLyrics(database.reader(), 1, track(2)));
        database.write([](WriteTransaction& tx) { return storeLyrics(tx, 1, track(1), words("two", 9)); });
        const auto found = *storedLyrics(database.reader(), 1, track(1));
        QVERIFY(found);
        QCOMPARE(found->body, std::string("two"));
        QVERIFY(found->fetchedAt == UnixMillis(std::chrono::milliseconds(9)));
    }
    void oldest_givesWayWhenThereAreTooMany() {
        test::OpenDatabase database;
        database.write([](WriteTransaction& tx) -> Result<void> {
            for (int i = 0; i <= kMostLyrics; ++i)
                LINNET_TRY_VOID(storeLyrics(tx, 1, track(i), words("x", i)));
            return {};
        });
        QVERIFY(!*storedLyrics(database.reader(), 1, track(0)));
        QVERIFY(*storedLyrics(database.reader(), 1, track(1)));
        QVERIFY(*storedLyrics(database.reader(), 1, track(kMostLyrics)));
    }
    void server_thatGoes_takesItsWordsAlong() {
        test::OpenDatabase database;
        database.write([](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(storeLyrics(tx, 1, track(1), words("x", 1)));
            LINNET_TRY_VOID(storeLyrics(tx, 2, track(1), words("y", 1)));
            return forgetLyrics(tx, 1);
        });
        QVERIFY(!*storedLyrics(database.reader(), 1, track(1)));
        QVERIFY(*storedLyrics(database.reader(), 2, track(1)));
    }
};

QTEST_APPLESS_MAIN(tst_LyricsStore)
#include "tst_LyricsStore.moc"
