// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/operations/Operation.h"
#include "core/wire/Feed.h"
#include "tests/support/Personal.h"

using namespace linnet::core;
using namespace linnet::core::wire;
using namespace linnet::test;

namespace {

std::string lineOf(const FeedRecord& record) {
    std::string line;
    encodeFeedRecord(record, Paths::Hidden, line);
    line.pop_back();
    return line;
}

/// `line` with `from` replaced, which must be there.
std::string with(std::string line, const std::string& from, const std::string& to) {
    const std::size_t at = line.find(from);
    if (at == std::string::npos) qFatal("the field to spoil is not there");
    return line.replace(at, from.size(), to);
}

std::vector<FeedRecord> bareRecords() {
    std::vector<FeedRecord> all;
    all.emplace_back(Annotation{.target = {}, .liked = {}, .followed = {}, .hidden = {}, .rating = {}});
    all.emplace_back(Play{.id = {{}, 1}, .rev = 0, .track = {}});
    all.emplace_back(Playlist{});
    all.emplace_back(itemAt(0, "a"));
    all.emplace_back(QueueRegister{});
    all.emplace_back(UserSetting{});
    all.emplace_back(Tombstone{EntityKind::PlaylistItem, itemId("x").bytes, 4});
    all.emplace_back(Tombstone{EntityKind::Playlist, itemId("y").bytes, 5});
    return all;
}

} // namespace

class tst_WirePersonal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullRecords_roundTrip() {
        for (const auto& record : everyPersonalRecord()) {
            const auto read = decodeFeedLine(lineOf(record));
            QVERIFY2(read && std::holds_alternative<FeedRecord>(*read), lineOf(record).c_str());
            QVERIFY2(std::get<FeedRecord>(*read) == record, lineOf(record).c_str());
        }
    }
    void bareRecords_roundTrip() {
        for (const auto& record : bareRecords()) {
            const auto read = decodeFeedLine(lineOf(record));
            QVERIFY2(read, read ? "" : read.error().detail.c_str());
            QVERIFY2(std::get<FeedRecord>(*read) == record, lineOf(record).c_str());
        }
    }
    void anothersPlaylist_namesItsOwner() {
        Playlist shared = fullPlaylist(3);
        shared.owner = idNamed<UserId>("Bert");
        shared.ownerName = "Bert";
        QVERIFY(std::get<FeedRecord>(*decodeFeedLine(lineOf(shared))) == FeedRecord(shared));
    }
    void largestQueue_fitsInALine() {
        QueueRegister queue = fullQueue(1);
        queue.state.value = std::string(operations::kMostQueueBytes, '"');
        QVERIFY(std::get<FeedRecord>(*decodeFeedLine(lineOf(queue))) == FeedRecord(queue));
    }
    void spoiltFields_areRefused_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char* field, const std::string& line) {
            QTest::newRow(field) << QByteArray::fromStdString(line) << QByteArray(field);
        };
        row("target_kind", with(lineOf(fullAnnotation(1)), "\"artist\"", "\"band\""));
        row("rating", with(lineOf(fullAnnotation(1)), "\"rating\":9", "\"rating\":11"));
        row("play_count", with(lineOf(fullAnnotation(1)), "\"play_count\":12", "\"play_count\":-1"));
        row("counter", with(lineOf(fullPlay(1)), "\"counter\":77", "\"counter\":0"));
        row("type", with(lineOf(fullPlaylist(1)), "\"smart\"", "\"clever\""));
        row("access", with(lineOf(fullPlaylist(1)), "\"readable\"", "\"open\""));
        row("order_b64", with(lineOf(fullItem(1)), "\"order_b64\":\"", "\"order_b64\":\"="));
        row("device", with(lineOf(fullQueue(1)), "\"device\":\"", "\"device\":\"x"));
        row("state", with(lineOf(fullQueue(1)), "\"state\":\"", "\"state\":7,\"other\":\""));
        row("key", with(lineOf(fullSetting(1)), "\"key\":", "\"kee\":"));
    }
    void spoiltFields_areRefused() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, field);
        const auto read = decodeFeedLine(line.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::InvalidInput);
        QVERIFY2(read.error().detail.starts_with(field.toStdString()), read.error().detail.c_str());
    }
    void place_isBounded() {
        PlaylistItem item = fullItem(1);
        item.order = std::string(5000, 'x');
        QVERIFY(!decodeFeedLine(lineOf(item)));
        item.order.clear();
        QVERIFY(!decodeFeedLine(lineOf(item)));
    }
    void anyBytes_areAnErrorOrALine() {
        std::mt19937 random(3);
        for (const auto& record : everyPersonalRecord()) {
            const std::string good = lineOf(record);
            for (int i = 0; i < 500; ++i) {
                std::string spoilt = good;
                spoilt[random() % spoilt.size()] = static_cast<char>(random() % 256);
                (void)decodeFeedLine(spoilt);
                QVERIFY(!decodeFeedLine(spoilt.substr(0, random() % (spoilt.size() - 1))));
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_WirePersonal)
#include "tst_WirePersonal.moc"
