// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/log/Redact.h"

using linnet::core::log::redact;

// Outside of the class: moc does not read all raw strings.
namespace {

struct Case {
    const char* name;
    const char* line;
    const char* expected;
};
constexpr Case kSecrets[] = {
    {"header", "Authorization: Bearer abc.def", "Authorization: ***"},
    {"lower-case header", "authorization:Basic dXNlcjpwdw==", "authorization:***"},
    {"header lines", "Authorization: Digest a=\"b\"\r\nHost: x", "Authorization: ***\r\nHost: x"},
    {"proxy header", "Proxy-Authorization: x y", "Proxy-Authorization: ***"},
    {"cookie", "Set-Cookie: id=1; path=/", "Set-Cookie: ***"},
    {"header in JSON", R"({"Authorization":"Bearer abc","x":1})", R"({"Authorization":"***","x":1})"},
    {"bearer in prose", "sent Bearer abc.def to host", "sent Bearer *** to host"},
    {"JSON", R"({"access_token":"a1","n":2,"refresh_token": "b\"2","password":"p w"})",
     R"({"access_token":"***","n":2,"refresh_token": "***","password":"***"})"},
    {"JSON in JSON", R"({"body":"{\"token\":\"abc\",\"n\":1}"})", R"({"body":"{\"token\":\"***\",\"n\":1}"})"},
    {"deeper JSON", R"(\\\"token\\\":\\\"abc\\\",)", R"(\\\"token\\\":\\\"***\\\",)"},
    {"JSON cut off", R"({"password":"half)", R"({"password":"***)"},
    {"single quotes", "{'token': 'abc'}", "{'token': '***'}"},
    {"number", R"({"token":12345})", R"({"token":***})"},
    {"query", "GET /stream/1?exp=5&sig=AbC_-9&x=1", "GET /stream/1?exp=5&sig=***&x=1"},
    {"first in query", "/x?token=abc", "/x?token=***"},
    {"upper case", "TOKEN=abc", "TOKEN=***"},
    {"escaped query", "u=%2Fx%3Ftoken%3Dabc&y=2", "u=%2Fx%3Ftoken%3D***&y=2"},
    {"escaped JSON", "q=%22sig%22%3A%22abc%22&y=2", "q=%22sig%22%3A***&y=2"},
    {"option", "--password=hunter2 --port 1", "--password=*** --port 1"},
    {"setup code", R"({"code":"ABCD2345","name":"x"})", R"({"code":"***","name":"x"})"},
    {"user info", "https://ann:pw:x@host/p?q", "https://ann:***@host/p?q"},
    {"JWT anywhere", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.sig-_1 ok", "got *** ok"},
    {"two on a line", "token=a token=b", "token=*** token=***"},
    {"spaces around", "password : \"x\"", "password : \"***\""},
    {"app secret", "app_secret=zzz", "app_secret=***"},
};
constexpr const char* kHarmless[] = {"",
                                     "scan found 12 files",
                                     "status_code=404",
                                     "exit code: -1",
                                     "http://host:80/path?q=a@b",
                                     "a Token of my affection",
                                     "tokens: 3",
                                     "design=1",
                                     "C:\\Users\\x",
                                     "the password was wrong",
                                     "Beyoncé – Déjà Vu",
                                     "\xff\xfe token",
                                     "encode=utf8",
                                     R"("token_type":"bearer")"};
constexpr const char* kHostile[] = {"token",   "token=", "token\\", "\"token\":\"", "://a:", "eyJ",        "code=1 ",
                                    "cookie ", "%22",    "Bearer ", "\\",           "\"",    "password   "};

} // namespace

class tst_Redact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secrets_areMasked_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected");
        for (const Case& c : kSecrets)
            QTest::newRow(c.name) << QByteArray(c.line) << QByteArray(c.expected);
    }
    void secrets_areMasked() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(redact(line.toStdString())), expected);
    }

    void otherText_staysAsItIs_data() {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : kHarmless)
            QTest::newRow(line) << QByteArray(line);
    }
    void otherText_staysAsItIs() {
        QFETCH(QByteArray, line);
        QCOMPARE(QByteArray::fromStdString(redact(line.toStdString())), line);
    }

    void hostileText_isHandledInLinearTime_data() {
        QTest::addColumn<QByteArray>("part");
        for (const char* part : kHostile)
            QTest::newRow(part) << QByteArray(part);
    }
    void hostileText_isHandledInLinearTime() { // Anything quadratic would run into the test's time limit.
        QFETCH(QByteArray, part);
        const std::string line = part.repeated(300'000 / static_cast<int>(part.size())).toStdString();
        QVERIFY(redact(line).size() <= line.size() + 3);
    }
};

QTEST_APPLESS_MAIN(tst_Redact)
#include "tst_Redact.moc"
