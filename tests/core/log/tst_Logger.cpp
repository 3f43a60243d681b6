// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTest>

#include <thread>
#include <vector>

#include "core/log/Logger.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using log::Level;
using log::Logger;

namespace {

QByteArray contents(const FilePath& path) {
    QFile file(QString::fromStdString(path.bytes()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_Logger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultLogger_writesNowhereAndDoesNotMind() {
        const Logger logger;
        logger.error("test", "nobody reads {}", 1);
        logger.flush();
    }
    void lines_haveLevelAreaAndNoSecret() {
        const linnet::tests::TempFolder folder;
        const FilePath file = folder.file("linnet.log");
        const auto logger = Logger::open({.file = file});
        QVERIFY(logger);
        logger->info("sync", "GET {}?token={}", "/x", "abcdef");
        logger->debug("sync", "not at this level");
        logger->flush();
        const QByteArray text = contents(file);
        QVERIFY(text.endsWith(" I [sync] GET /x?token=***\n"));
        QVERIFY(!text.contains("abcdef"));
        QVERIFY(!text.contains("not at this level"));
    }
    void warnings_areFlushedAtOnce() {
        const linnet::tests::TempFolder folder;
        const auto logger = Logger::open({.file = folder.file("a.log")});
        QVERIFY(logger);
        logger->warning("test", "careful");
        QVERIFY(contents(folder.file("a.log")).contains("W [test] careful"));
    }
    void titles_cannotForgeLines() {
        const linnet::tests::TempFolder folder;
        const auto logger = Logger::open({.file = folder.file("a.log")});
        QVERIFY(logger);
        logger->error("scan", "title {}", "x\n2026-01-01 E [auth] forged\x1b[2J\xff");
        const QByteArray text = contents(folder.file("a.log"));
        QCOMPARE(text.count('\n'), 1);
        QVERIFY(text.contains("x\\x0a2026"));
        QVERIFY(text.contains("\\x1b[2J\\xff"));
    }
    void hugeLines_areCut() {
        const linnet::tests::TempFolder folder;
        const auto logger = Logger::open({.file = folder.file("a.log")});
        QVERIFY(logger);
        logger->error("scan", "{}", std::string(1 << 20, 'x'));
        QVERIFY(contents(folder.file("a.log")).size() < (20 << 10));
    }
    void files_rotateAndOldOnesGo() {
        const linnet::tests::TempFolder folder;
        const auto logger = Logger::open({.file = folder.file("a.log"), .maxFileBytes = 2000, .maxFiles = 3});
        QVERIFY(logger);
        for (int i = 0; i < 400; ++i)
            logger->info("test", "line number {}", i);
        logger->flush();
        const QDir dir(QString::fromStdString(folder.path().bytes()));
        QCOMPARE(dir.entryList(QDir::Files).size(), 3);
        QVERIFY(contents(folder.file("a.log")).contains("line number 399"));
        for (const QFileInfo& file : dir.entryInfoList(QDir::Files))
            QVERIFY(file.size() <= 2000);
    }
    void unwritableFolder_isAnError() {
        const linnet::tests::TempFolder folder;
        { QFile(QString::fromStdString(folder.file("file").bytes())).open(QIODevice::WriteOnly); }
        const auto logger = Logger::open({.file = folder.path() / "file" / "a.log"});
        QVERIFY(!logger);
        QCOMPARE(logger.error().code, Errc::Storage);
    }
    void threads_writeWholeLines() {
        const linnet::tests::TempFolder folder;
        const auto logger = Logger::open({.file = folder.file("a.log")});
        QVERIFY(logger);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([copy = *logger, t] {
                for (int i = 0; i < 250; ++i)
                    copy.info("test", "thread {} says {} end", t, i);
            });
        for (std::thread& thread : threads)
            thread.join();
        logger->flush();
        const QList<QByteArray> lines = contents(folder.file("a.log")).trimmed().split('\n');
        QCOMPARE(lines.size(), 1000);
        for (const QByteArray& line : lines)
            QVERIFY(line.contains(" I [test] thread ") && line.endsWith(" end"));
    }
};

QTEST_APPLESS_MAIN(tst_Logger)
#include "tst_Logger.moc"
