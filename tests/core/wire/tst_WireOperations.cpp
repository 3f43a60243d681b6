// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>
#include <set>

#include "core/wire/Operations.h"
#include "tests/support/EveryChange.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::wire;
using linnet::test::at;
using linnet::test::everyChange;

namespace {

std::vector<Operation> everyOperation() {
    std::vector<Operation> all;
    const DeviceId device = DeviceId::random();
    for (const auto& change : everyChange())
        all.push_back({{device, static_cast<std::int64_t>(all.size()) + 1}, at(1'700'000'000'000), change});
    return all;
}

/// A request with one operation: `fields` beside its id.
std::string requestWith(const std::string& fields) {
    return R"({"operations":[{"device":"00000000000000000000000000000001","counter":7,"at":5)" + fields + "}]}";
}

Error errorOf(const std::string& fields) {
    const auto received = decodeOperations(requestWith(fields));
    if (!received || received->size() != 1) qFatal("the request itself was refused");
    return (*received)[0].change ? Error{Errc::Internal, "nothing is wrong"} : (*received)[0].change.error();
}

} // namespace

class tst_WireOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChange_roundTrips() {
        for (const auto& change : everyChange()) {
            const auto back = decodeChange(encodeChange(change));
            QVERIFY2(back, std::string(changeKind(change)).c_str());
            QVERIFY2(*back == change, encodeChange(change).c_str());
        }
        QVERIFY(decodeChanges(encodeChanges(everyChange())) == everyChange());
        QVERIFY(decodeChanges(encodeChanges({}))->empty());
    }
    void kinds_areStable() {
        QCOMPARE(encodeChange(SetMark{{TargetKind::Album, {}}, Mark::Hidden, true}),
                 R"({"kind":"hide","target_kind":"album","target":"00000000000000000000000000000000","is_set":true})");
        QCOMPARE(encodeChange(SetQueue{"{}"}), std::string(R"({"kind":"queue","state":"{}"})"));
        QCOMPARE(encodeChange(DeletePlaylist{{}, false}),
                 R"({"kind":"playlist_delete","playlist":"00000000000000000000000000000000","is_deleted":false})");
        std::set<std::string_view> kinds;
        for (const auto& change : everyChange())
            kinds.insert(changeKind(change));
        QCOMPARE(kinds.size(), std::size_t(19));
    }
    void requests_roundTrip() {
        const auto sent = everyOperation();
        const auto received = decodeOperations(encodeOperations(sent));
        QVERIFY(received);
        QCOMPARE(received->size(), sent.size());
        for (std::size_t i = 0; i < sent.size(); ++i) {
            QVERIFY((*received)[i].id == sent[i].id);
            QVERIFY((*received)[i].at == sent[i].at);
            QVERIFY((*received)[i].change == sent[i].change);
        }
    }
    void replies_roundTrip() {
        const OperationsReply reply{"epoch",
                                    {{1, OperationStatus::Applied, 70, "", ""},
                                     {2, OperationStatus::Already, 60, "", ""},
                                     {3, OperationStatus::Refused, 0, "not_found", "This is gone."}}};
        QVERIFY(decodeOperationsReply(encodeOperationsReply(reply)) == reply);
    }
    void badChange_isRefusedAlone_data() {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char* name, const char* fields, const char* detail) {
            QTest::newRow(name) << QByteArray(fields) << QByteArray(detail);
        };
        row("no kind", "", "kind");
        row("kind is a number", R"(,"kind":5)", "kind");
        row("no target", R"(,"kind":"like","is_set":true)", "target_kind");
        row("odd target", R"(,"kind":"like","target_kind":"song","target":"00")", "target_kind");
        row("short id", R"(,"kind":"like","target_kind":"track","target":"00")", "target");
        row("rating too high",
            R"(,"kind":"rate","target_kind":"track","target":"00000000000000000000000000000001",)"
            R"("rating":11)",
            "rating");
        row("listened before it began", R"(,"kind":"play","track":"00000000000000000000000000000001","listened_ms":-1)",
            "listened_ms");
        row("no playlist", R"(,"kind":"playlist_rename","name":"x")", "playlist");
        row("is_deleted missing", R"(,"kind":"playlist_delete","playlist":"00000000000000000000000000000001")",
            "is_deleted");
        row("items are texts", R"(,"kind":"items_insert","playlist":"00000000000000000000000000000001","items":["a"])",
            "items");
        row("items are objects", R"(,"kind":"items_move","playlist":"00000000000000000000000000000001","items":[{}])",
            "items");
        row("items missing", R"(,"kind":"items_remove","playlist":"00000000000000000000000000000001")", "items");
    }
    void badChange_isRefusedAlone() {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, detail);
        const Error error = errorOf(fields.toStdString());
        QCOMPARE(error.code, Errc::InvalidInput);
        QVERIFY2(error.detail.find(detail.toStdString()) != std::string::npos, error.detail.c_str());
    }
    void unknownKind_isUnsupported_andTheOthersGoOn() {
        const Error error = errorOf(R"(,"kind":"levitate")");
        QCOMPARE(error.code, Errc::Unsupported);
        QVERIFY(error.detail.find("levitate") != std::string::npos);
        auto mixed = encodeOperations({everyOperation()[0], everyOperation()[1]});
        mixed.replace(mixed.find("\"like\""), 6, "\"lika\"");
        const auto received = decodeOperations(mixed);
        QVERIFY(received && !(*received)[0].change && (*received)[1].change);
    }
    void badRequest_isRefusedWhole_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("a list alone") << QByteArray("[]");
        QTest::newRow("no device") << QByteArray(R"({"operations":[{"counter":1,"kind":"queue","state":""}]})");
        QTest::newRow("counter zero") << QByteArray(
            R"({"operations":[{"device":"00000000000000000000000000000001","counter":0,"kind":"queue","state":""}]})");
        QTest::newRow("deep") << QByteArray(R"({"operations":)") + QByteArray(5000, '[') + QByteArray(5000, ']') + "}";
        QByteArray many = R"({"operations":[{})";
        for (std::size_t i = 0; i < kMostOperations; ++i)
            many += ",{}";
        QTest::newRow("too many") << many + "]}";
    }
    void badRequest_isRefusedWhole() {
        QFETCH(QByteArray, request);
        const auto received = decodeOperations(request.toStdString());
        QVERIFY(!received);
        QCOMPARE(received.error().code, Errc::InvalidInput);
    }
    void limits_areKept() {
        QCOMPARE(decodeOperations(std::string(kMaxOperationsBytes + 1, ' ')).error().code, Errc::TooLarge);
        RemoveItems most{PlaylistId::random(), {}};
        for (std::size_t i = 0; i < kMostItems; ++i)
            most.items.push_back(PlaylistItemId::random());
        QVERIFY(decodeChange(encodeChange(most)) == Change(most));
        most.items.push_back(PlaylistItemId::random());
        QVERIFY(!decodeChange(encodeChange(most)));
        QVERIFY(decodeChange(encodeChange(SetQueue{std::string(kMostQueueBytes, '"')})));
        QVERIFY(!decodeChange(encodeChange(SetQueue{std::string(kMostQueueBytes + 1, 'x')})));
        QVERIFY(!decodeChange(encodeChange(SetPlaylistRules{{}, std::string(kMostTextBytes + 1, 'x')})));
    }
    void anyBytes_areAnErrorOrAnAnswer() {
        std::mt19937 random(11);
        const std::string good = encodeOperations(everyOperation());
        for (int i = 0; i < 3000; ++i) {
            std::string spoilt = good;
            for (int j = 0; j < 4; ++j)
                spoilt[random() % spoilt.size()] = static_cast<char>(random() % 256);
            if (i % 3 == 0) spoilt.resize(random() % spoilt.size());
            const auto received = decodeOperations(spoilt);
            if (received) QVERIFY(received->size() <= kMostOperations);
        }
    }
};

QTEST_APPLESS_MAIN(tst_WireOperations)
#include "tst_WireOperations.moc"
