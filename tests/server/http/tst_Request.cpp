// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "server-stub/http/Request.h"

using namespace linnet::server;

class tst_Request : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void target_isDecodedOncePerSegment() {
        const auto target = parseTarget("/stream/a%2Fb%252e/..?q=a+b%26c&limit=5&q=second");
        QVERIFY(target);
        QCOMPARE(target->path, std::string("/stream/a%2Fb%252e/.."));
        QCOMPARE(target->segments.size(), std::size_t{3});
        QCOMPARE(target->segments[1], std::string("a/b%2e"));
        QCOMPARE(target->segments[2], std::string(".."));
        Request request;
        request.target = *target;
        QCOMPARE(*request.queryValue("q"), std::string_view("a b&c"));
        QCOMPARE(*request.queryNumber("limit", 1, 1, 10), std::int64_t{5});
        QVERIFY(!request.queryNumber("limit", 1, 6, 10));
        QVERIFY(!request.queryNumber("q", 1, 1, 10));
        QCOMPARE(*request.queryNumber("absent", 7, 1, 10), std::int64_t{7});
    }
    void target_keepsEmptySegments() {
        QCOMPARE(parseTarget("/a//b")->segments.size(), std::size_t{3});
        QCOMPARE(parseTarget("/a/")->segments.size(), std::size_t{2});
        QVERIFY(parseTarget("/")->segments.empty());
    }
    void target_thatIsBroken_isRefused() {
        for (const char* text : {"", "a", "*", "http://x/", "/%", "/%4", "/%zz", "/%00", "/a?x=%0"})
            QVERIFY2(!parseTarget(text), text);
    }
    void header_isFoundInAnyCase() {
        Request request;
        request.headers = {{"Host", "x"}, {"IF-Range", "y"}};
        QCOMPARE(*request.header("if-range"), std::string_view("y"));
        QVERIFY(!request.header("range"));
    }
};

QTEST_APPLESS_MAIN(tst_Request)
#include "tst_Request.moc"
