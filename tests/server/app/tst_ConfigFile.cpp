// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/os/AtomicFile.h"
#include "server-stub/app/ConfigFile.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::server;
using core::Errc;

class tst_ConfigFile : public QObject {
    Q_OBJECT

    tests::TempFolder m_folder;

    core::Result<ConfigFile> read(const std::string& text) const {
        const auto file = m_folder.file("linnet.toml");
        LINNET_TRY_VOID(core::os::writeFileAtomically(file, text));
        return readConfigFile(file);
    }

private Q_SLOTS:
    void everyKey_isTaken() {
        const auto config = read("data = '/var/lib/linnet'\nmusic = ['/srv/a', '/srv/b']\n"
                                 "listen = \"[::1]:4533\" # here\nname = \"K\\u00fcche\"\nhosts = ['music.example']\n"
                                 "threads = 4\nmax_connections = 99\n");
        QVERIFY(config);
        QCOMPARE(config->data->bytes(), std::string("/var/lib/linnet"));
        QCOMPARE(config->music.size(), std::size_t(2));
        QCOMPARE(config->music.back().bytes(), std::string("/srv/b"));
        QCOMPARE(config->listen, std::optional<std::string>("[::1]:4533"));
        QCOMPARE(config->name, std::string("K\u00fcche"));
        QCOMPARE(config->hosts, std::vector<std::string>{"music.example"});
        QCOMPARE(config->threads, std::size_t(4));
        QCOMPARE(config->maxConnections, std::optional<std::size_t>(99));
    }
    void emptyFile_saysNothing() {
        const auto config = read("");
        QVERIFY(config);
        QVERIFY(!config->data && !config->listen && !config->maxConnections);
        QVERIFY(config->music.empty() && config->hosts.empty() && config->name.empty());
    }
    void mistakes_areNamedWithTheirLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("unknown key") << QByteArray("name = 'x'\nport = 1\n") << QByteArray("line 2: 'port'");
        QTest::newRow("number for a text") << QByteArray("name = 1\n") << QByteArray("line 1: 'name'");
        QTest::newRow("text for a list") << QByteArray("music = '/srv'\n") << QByteArray("line 1: 'music'");
        QTest::newRow("list of numbers") << QByteArray("\nhosts = [1]\n") << QByteArray("line 2: 'hosts'");
        QTest::newRow("negative") << QByteArray("threads = -1\n") << QByteArray("from 0 to 256");
        QTest::newRow("no connections") << QByteArray("max_connections = 0\n") << QByteArray("from 1 to");
        QTest::newRow("no TOML") << QByteArray("name = 'x'\nwhat is this\n") << QByteArray("line 2");
        QTest::newRow("twice") << QByteArray("name = 'x'\nname = 'y'\n") << QByteArray("line 2");
        QTest::newRow("a table") << QByteArray("[data]\n") << QByteArray("'data'");
    }
    void mistakes_areNamedWithTheirLine() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto config = read(text.toStdString());
        QVERIFY(!config);
        QCOMPARE(config.error().code, Errc::InvalidInput);
        QVERIFY2(config.error().detail.find(named.toStdString()) != std::string::npos, config.error().detail.c_str());
        QVERIFY(config.error().detail.find("linnet.toml") != std::string::npos);
    }
    void missingFile_isNotFound() { QCOMPARE(readConfigFile(m_folder.file("none.toml")).error().code, Errc::NotFound); }
};

QTEST_APPLESS_MAIN(tst_ConfigFile)
#include "tst_ConfigFile.moc"
