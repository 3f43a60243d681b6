// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/os/FilePath.h"

using linnet::core::FilePath;

class tst_FilePath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void join_putsOneSeparator() {
        QCOMPARE((FilePath("/a") / "b").bytes(), std::string("/a/b"));
        QCOMPARE((FilePath("/") / "b/c").bytes(), std::string("/b/c"));
        QCOMPARE((FilePath("/a/") / "/b").bytes(), std::string("/a/b"));
        QCOMPARE((FilePath() / "b").bytes(), std::string("b"));
    }
    void parent_andFileName_splitAtTheLastComponent_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("parent");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("plain") << QByteArray("/a/b") << QByteArray("/a") << QByteArray("b");
        QTest::newRow("below the root") << QByteArray("/a") << QByteArray("/") << QByteArray("a");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/") << QByteArray("");
        QTest::newRow("trailing") << QByteArray("/a//b//") << QByteArray("/a") << QByteArray("b");
        QTest::newRow("relative") << QByteArray("b") << QByteArray(".") << QByteArray("b");
        QTest::newRow("empty") << QByteArray("") << QByteArray("") << QByteArray("");
    }
    void parent_andFileName_splitAtTheLastComponent() {
        QFETCH(QByteArray, path);
        const FilePath file(path.toStdString());
        QTEST(QByteArray::fromStdString(file.parent().bytes()), "parent");
        QTEST(QByteArray::fromStdString(std::string(file.fileName())), "name");
    }
    void extension_isLowerCaseAndNotTheHiddenName() {
        QCOMPARE(FilePath("/m/Song.FLAC").extension(), std::string("flac"));
        QCOMPARE(FilePath("/m/.flac").extension(), std::string());
        QCOMPARE(FilePath("/m.x/song").extension(), std::string());
    }
    void normalised_resolvesDotsLexically_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("normal");
        QTest::newRow("dots") << QByteArray("/a/./b/../c//d/") << QByteArray("/a/c/d");
        QTest::newRow("above the root") << QByteArray("/../a") << QByteArray("/a");
        QTest::newRow("relative") << QByteArray("../a/../..") << QByteArray("../..");
        QTest::newRow("nothing left") << QByteArray("a/..") << QByteArray(".");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    }
    void normalised_resolvesDotsLexically() {
        QFETCH(QByteArray, path);
        QTEST(QByteArray::fromStdString(FilePath(path.toStdString()).normalised().bytes()), "normal");
    }
    void isWithin_comparesWholeComponents() {
        QVERIFY(FilePath("/a/b").isWithin(FilePath("/a")));
        QVERIFY(FilePath("/a").isWithin(FilePath("/a")));
        QVERIFY(FilePath("/a").isWithin(FilePath("/")));
        QVERIFY(!FilePath("/ab").isWithin(FilePath("/a")));
        QVERIFY(!FilePath("/a").isWithin(FilePath("/a/b")));
    }
    void displayName_isAlwaysValidAndHarmless_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("umlaut") << QByteArray("B\xC3\xB6rn") << QByteArray("B\xC3\xB6rn");
        QTest::newRow("decomposed") << QByteArray("Bo\xCC\x88rn") << QByteArray("B\xC3\xB6rn");
        QTest::newRow("latin-1") << QByteArray("B\xF6rn") << QByteArray("B\\xf6rn");
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("\\xc0\\xaf");
        QTest::newRow("cut off") << QByteArray("a\xE2\x82") << QByteArray("a\\xe2\\x82");
        QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("a\\x0ab");
        QTest::newRow("direction") << QByteArray("a\xE2\x80\xAE") << QByteArray("a\\xe2\\x80\\xae");
    }
    void displayName_isAlwaysValidAndHarmless() {
        QFETCH(QByteArray, bytes);
        QTEST(QByteArray::fromStdString(FilePath(bytes.toStdString()).displayName()), "shown");
    }
};

QTEST_APPLESS_MAIN(tst_FilePath)
#include "tst_FilePath.moc"
