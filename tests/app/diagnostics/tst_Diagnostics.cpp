// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <algorithm>

#include "app/diagnostics/Diagnostics.h"
#include "tests/support/TempFolder.h"

using namespace linnet;

class tst_Diagnostics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_holdsFactsAndLog() {
        const std::string text = app::diagnosticsText({{"Linnet", "0.1"}}, "a line\n", "/home/anna");
        QVERIFY(text.find("Linnet: 0.1\n") != std::string::npos);
        QVERIFY(text.find("a line\n") != std::string::npos);
    }
    void versions_nameWhatPlays() {
        const auto facts = app::versionFacts();
        const auto found =
            std::find_if(facts.begin(), facts.end(), [](const auto& fact) { return fact.first == "GStreamer"; });
        QVERIFY(found != facts.end());
        QVERIFY2(found->second.starts_with("1."), found->second.c_str());
    }
    void text_holdsNoSecretAndNoHomeFolder() {
        const std::string text = app::diagnosticsText(
            {{"Source", "http://anna:geheim@box:4747"}},
            "GET /stream/1?token=abcdef0123456789 Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl\n"
            "scanned /home/anna/Music and /home/anna/More\n",
            "/home/anna");
        QVERIFY(text.find("geheim") == std::string::npos);
        QVERIFY(text.find("abcdef0123456789") == std::string::npos);
        QVERIFY(text.find("eyJ") == std::string::npos);
        QVERIFY(text.find("/home/anna") == std::string::npos);
        QVERIFY(text.find("scanned ~/Music and ~/More") != std::string::npos);
    }
    void tail_givesTheLastLines_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("more lines") << QByteArray("a\nb\nc\n") << QByteArray("b\nc\n");
        QTest::newRow("as many") << QByteArray("b\nc\n") << QByteArray("b\nc\n");
        QTest::newRow("fewer") << QByteArray("c\n") << QByteArray("c\n");
        QTest::newRow("unfinished line") << QByteArray("a\nb\nc") << QByteArray("b\nc");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void tail_givesTheLastLines() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, tail);
        const tests::TempFolder folder;
        const auto path = folder.file("log");
        QFile file(QString::fromStdString(path.bytes()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(QByteArray::fromStdString(app::tailOf(path, 2)), tail);
    }
    void tail_ofNoFile_isEmpty() { QCOMPARE(app::tailOf(core::FilePath("/does/not/exist"), 5), std::string()); }
};

QTEST_APPLESS_MAIN(tst_Diagnostics)
#include "tst_Diagnostics.moc"
