// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/os/AtomicFile.h"
#include "server-stub/http/Conditions.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::server;

namespace {

constexpr quint64 kWhole = ~quint64{0}; ///< In the table: the whole body is sent.
constexpr quint64 kUnsatisfiable = 0;   ///< In the table: begin and end are equal.

Request requestWith(std::vector<HeaderView> headers, Method method = Method::Get) {
    Request request;
    request.method = method;
    request.headers = std::move(headers);
    return request;
}

bool headHas(const Reply& reply, const char* line) {
    return serialiseHead(reply, AfterReply::KeepAlive, "x").find(line) != std::string::npos;
}

} // namespace

class tst_Conditions : public QObject {
    Q_OBJECT

private:
    tests::TempFolder m_folder;

    Reply tenBytes() {
        const auto path = m_folder.file("ten");
        static_cast<void>(core::os::writeFileAtomically(path, "0123456789"));
        auto file = core::os::File::openForReading(path);
        Reply reply;
        reply.etag = "\"ten\"";
        reply.lastModified = "Sun, 06 Nov 1994 08:49:37 GMT";
        reply.body = FileBody{std::make_shared<const core::os::File>(std::move(file.value())), {0, 10}};
        return reply;
    }

private Q_SLOTS:
    void decideRange_byTable_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<quint64>("size");
        QTest::addColumn<quint64>("begin");
        QTest::addColumn<quint64>("end");
        const auto row = [](const char* header, quint64 size, quint64 begin, quint64 end) {
            QTest::addRow("'%s' of %llu", header, size) << QByteArray(header) << size << begin << end;
        };
        row("bytes=0-0", 10, 0, 1);
        row("bytes=0-", 10, 0, 10);
        row("bytes=3-5", 10, 3, 6);
        row("bytes=9-", 10, 9, 10);
        row("bytes=5-99999999999999999999999", 10, 5, 10);
        row("bytes=-3", 10, 7, 10);
        row("bytes=-99", 10, 0, 10);
        row("Bytes=2-3", 10, 2, 4);
        row(" bytes= 2-3 ", 10, 2, 4);
        row("bytes=10-", 10, kUnsatisfiable, kUnsatisfiable);
        row("bytes=99999999999999999999999-", 10, kUnsatisfiable, kUnsatisfiable);
        row("bytes=-0", 10, kUnsatisfiable, kUnsatisfiable);
        row("bytes=0-", 0, kUnsatisfiable, kUnsatisfiable);
        row("bytes=-1", 0, kUnsatisfiable, kUnsatisfiable);
        for (const char* ignored : {"bytes=0-1,4-5", "bytes=5-2", "bytes=", "bytes=-", "bytes=a-b", "bytes=1-2x",
                                    "bytes=--1", "items=0-1", ""})
            row(ignored, 10, kWhole, kWhole);
    }
    void decideRange_byTable() {
        QFETCH(QByteArray, header);
        QFETCH(quint64, size);
        QFETCH(quint64, begin);
        QFETCH(quint64, end);
        const auto decision = decideRange(header.toStdString(), size);
        if (begin == kWhole) {
            QVERIFY(std::holds_alternative<WholeBody>(decision));
        } else if (begin == end) {
            QVERIFY(std::holds_alternative<Unsatisfiable>(decision));
        } else {
            QVERIFY(std::holds_alternative<core::ByteRange>(decision));
            QCOMPARE(std::get<core::ByteRange>(decision).begin, begin);
            QCOMPARE(std::get<core::ByteRange>(decision).end, end);
        }
    }

    void range_ofAFile_isPartialContent() {
        const auto reply = applyConditions(requestWith({{"Range", "bytes=2-4"}}), tenBytes());
        QCOMPARE(reply.status, 206);
        QCOMPARE(reply.bodySize(), std::optional<std::uint64_t>(3));
        QVERIFY(headHas(reply, "Content-Range: bytes 2-4/10\r\n"));
    }
    void range_onHead_isIgnored() {
        const auto reply = applyConditions(requestWith({{"Range", "bytes=2-4"}}, Method::Head), tenBytes());
        QCOMPARE(reply.status, 200);
        QVERIFY(headHas(reply, "Content-Length: 10\r\n"));
    }
    void range_pastTheEnd_is416WithTheSize() {
        const auto reply = applyConditions(requestWith({{"Range", "bytes=10-"}}), tenBytes());
        QCOMPARE(reply.status, 416);
        QVERIFY(headHas(reply, "Content-Range: bytes */10\r\n"));
    }

    void ifRange_byTable_data() {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<int>("status");
        QTest::newRow("same tag") << QByteArray("\"ten\"") << 206;
        QTest::newRow("other tag") << QByteArray("\"eleven\"") << 200;
        QTest::newRow("weak tag") << QByteArray("W/\"ten\"") << 200;
        QTest::newRow("same date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 206;
        QTest::newRow("other date") << QByteArray("Sun, 06 Nov 1994 08:49:38 GMT") << 200;
        QTest::newRow("nonsense") << QByteArray("ten") << 200;
    }
    void ifRange_byTable() {
        QFETCH(QByteArray, condition);
        QFETCH(int, status);
        const auto text = condition.toStdString();
        const auto reply = applyConditions(requestWith({{"Range", "bytes=0-1"}, {"If-Range", text}}), tenBytes());
        QCOMPARE(reply.status, status);
    }

    void ifNoneMatch_ofThisVersion_is304WithoutBody() {
        for (const char* list : {"\"ten\"", "W/\"ten\"", "\"a\", \"ten\"", "*"}) {
            const auto reply = applyConditions(requestWith({{"If-None-Match", list}}), tenBytes());
            QCOMPARE(reply.status, 304);
            QCOMPARE(reply.bodySize(), std::optional<std::uint64_t>(0));
            QCOMPARE(reply.etag, std::string("\"ten\""));
        }
        QCOMPARE(applyConditions(requestWith({{"If-None-Match", "\"tenth\""}}), tenBytes()).status, 200);
    }
};

QTEST_APPLESS_MAIN(tst_Conditions)
#include "tst_Conditions.moc"
