// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/services/Settings.h"
#include "core/store/Database.h"
#include "core/store/SettingStore.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using app::Settings;
using core::store::Database;

class tst_Settings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_comeBackAfterARestart() {
        const tests::TempFolder folder;
        const QByteArray geometry("\x00\x01\xff", 3);
        {
            auto database = Database::open({.file = folder.file("linnet.db")});
            QVERIFY(database);
            Settings settings(**database);
            settings.setText(QStringLiteral("appearance.theme"), QStringLiteral("dark"));
            settings.setFlag(QStringLiteral("a.flag"), true);
            settings.setNumber(QStringLiteral("a.number"), -7);
            settings.setReal(QStringLiteral("a.real"), 0.25);
            settings.setBytes(QStringLiteral("a.bytes"), geometry);
            settings.setText(QStringLiteral("a.gone"), QStringLiteral("x"));
            settings.remove(QStringLiteral("a.gone"));
        }
        auto database = Database::open({.file = folder.file("linnet.db")});
        QVERIFY(database);
        const Settings settings(**database);
        QCOMPARE(settings.text(QStringLiteral("appearance.theme")), QStringLiteral("dark"));
        QCOMPARE(settings.flag(QStringLiteral("a.flag")), true);
        QCOMPARE(settings.number(QStringLiteral("a.number")), -7);
        QCOMPARE(settings.real(QStringLiteral("a.real")), 0.25);
        QCOMPARE(settings.bytes(QStringLiteral("a.bytes")), geometry);
        QCOMPARE(settings.text(QStringLiteral("a.gone"), QStringLiteral("none")), QStringLiteral("none"));
    }
    void changed_isToldOncePerRealChange() {
        const tests::TempFolder folder;
        auto database = Database::open({.file = folder.file("linnet.db")});
        QVERIFY(database);
        Settings settings(**database);
        QSignalSpy changes(&settings, &Settings::changed);
        settings.setNumber(QStringLiteral("n"), 1);
        settings.setNumber(QStringLiteral("n"), 1);
        settings.setNumber(QStringLiteral("n"), 2);
        settings.remove(QStringLiteral("never set"));
        QCOMPARE(changes.count(), 2);
    }
    void text_thatIsNoNumber_givesTheFallback() {
        const tests::TempFolder folder;
        auto database = Database::open({.file = folder.file("linnet.db")});
        QVERIFY(database);
        Settings settings(**database);
        settings.setText(QStringLiteral("n"), QStringLiteral("many"));
        QCOMPARE(settings.number(QStringLiteral("n"), 5), 5);
        QCOMPARE(settings.real(QStringLiteral("n"), 0.5), 0.5);
    }
    void bigSessionValues_areNotLoadedWithTheOthers() {
        const tests::TempFolder folder;
        auto database = Database::open({.file = folder.file("linnet.db")});
        QVERIFY(database);
        QVERIFY((*database)->write(core::store::WritePriority::User, [](auto& tx) {
            return core::store::putSetting(tx, {"session.queue", "big"});
        }));
        QCOMPARE(Settings(**database).text(QStringLiteral("session.queue")), QString());
        QCOMPARE(*core::store::setting(**(*database)->reader(), "session.queue"), std::optional<std::string>("big"));
    }
};

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
