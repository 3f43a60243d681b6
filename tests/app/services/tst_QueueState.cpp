// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/services/QueueState.h"
#include "core/operations/Operation.h"
#include "tests/support/CatalogBuilder.h"

using namespace linnet;
using namespace std::chrono_literals;

namespace {

player::QueueItem item(std::int64_t source, const char* title) {
    auto track = std::make_shared<player::QueueTrack>();
    track->id = test::idNamed<core::TrackId>(title);
    track->source = source;
    return {.id = {1}, .track = std::move(track)};
}
player::QueueItem looseItem() {
    auto track = std::make_shared<player::QueueTrack>();
    track->file = core::FilePath("/home/anna/secret.flac");
    return {.id = {2}, .track = std::move(track)};
}
QString hex(const char* title) { return QString::fromStdString(test::idNamed<core::TrackId>(title).hex()); }

QJsonObject parsed(const std::string& state) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(state)).object();
}

player::QueueSnapshot mixed() {
    player::QueueSnapshot queue;
    queue.history = {item(1, "a"), looseItem()};
    queue.current = item(1, "b");
    queue.byHand = {item(2, "c"), item(1, "d")};
    queue.fromSource = {item(1, "e"), looseItem()};
    queue.sourceName = "Alpha";
    queue.repeat = player::Repeat::All;
    return queue;
}

} // namespace

class tst_QueueState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServer_hearsOfItsOwnTracksOnly() {
        const auto state = parsed(app::queueState(mixed(), 1, 61s, true));
        QCOMPARE(state[QStringLiteral("current")].toString(), hex("b"));
        QCOMPARE(state[QStringLiteral("position_ms")].toInt(), 61000);
        QVERIFY(state[QStringLiteral("is_playing")].toBool());
        QCOMPARE(state[QStringLiteral("history")].toArray(), QJsonArray{hex("a")});
        QCOMPARE(state[QStringLiteral("by_hand")].toArray(), QJsonArray{hex("d")});
        QCOMPARE(state[QStringLiteral("from_source")].toArray(), QJsonArray{hex("e")});
        QCOMPARE(state[QStringLiteral("source_name")].toString(), QStringLiteral("Alpha"));
        QCOMPARE(state[QStringLiteral("repeat")].toString(), QStringLiteral("all"));
    }
    void anotherServer_doesNotHearWhatPlays() {
        const auto state = parsed(app::queueState(mixed(), 2, 61s, true));
        QVERIFY(state[QStringLiteral("current")].isNull());
        QVERIFY(!state[QStringLiteral("is_playing")].toBool());
        QCOMPARE(state[QStringLiteral("position_ms")].toInt(), 0);
        QVERIFY(state[QStringLiteral("source_name")].toString().isEmpty());
        QCOMPARE(state[QStringLiteral("by_hand")].toArray(), QJsonArray{hex("c")});
    }
    void looseFiles_areToldToNobody() {
        QCOMPARE(app::sourcesOf(mixed()), (std::set<std::int64_t>{1, 2}));
        for (const std::int64_t source : {0, 1, 2})
            QVERIFY(app::queueState(mixed(), source, 0s, false).find("secret") == std::string::npos);
    }
    void longQueues_areBounded() {
        player::QueueSnapshot queue;
        for (int i = 0; i < 12'000; ++i) {
            queue.fromSource.push_back(item(1, "x"));
            queue.history.push_back(item(1, i < 11'999 ? "old" : "newest"));
        }
        const std::string text = app::queueState(queue, 1, 0s, false);
        QVERIFY(text.size() < core::operations::kMostQueueBytes);
        const auto state = parsed(text);
        QCOMPARE(state[QStringLiteral("history")].toArray().size(), 50);
        QCOMPARE(state[QStringLiteral("history")].toArray().last().toString(), hex("newest"));
        QCOMPARE(state[QStringLiteral("from_source")].toArray().size(), 5000);
    }
};

QTEST_APPLESS_MAIN(tst_QueueState)
#include "tst_QueueState.moc"
