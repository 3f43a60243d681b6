// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "core/replica/ReplicaWriter.h"
#include "core/replica/SourceSweeper.h"
#include "core/store/SourceStore.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::ReplicaWriter;
using linnet::core::replica::SourceSweeper;

namespace {

constexpr NamedQuery kTracks{"tracks", "SELECT count(*) FROM track"};
constexpr NamedQuery kSources{"sourceRows", "SELECT count(*) FROM source"};

/// A replica with one other server, its tracks all there.
struct Replica {
    OpenDatabase db;
    Source source;

    Replica() {
        source.server = idNamed<ServerId>("hall");
        source.account = "ada";
        db.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(source.id, addSource(tx, source));
            return {};
        });
        addTracks(0);
    }
    void addTracks(std::int64_t mark) {
        std::vector<FeedRecord> records;
        for (int i = 0; i < 120; ++i)
            records.emplace_back(aTrack("track " + std::to_string(i)).by("Anna").rev(i + 1).build());
        db.write([&](WriteTransaction& tx) { return ReplicaWriter::apply(tx, source.id, mark, records); });
    }
    void markRemoved() {
        db.write([&](WriteTransaction& tx) { return markSourceRemoved(tx, source.id); });
    }
    Result<void> sweep() {
        std::promise<Result<void>> done;
        SourceSweeper::start(*db, source.id, [&](Result<void> result) { done.set_value(std::move(result)); });
        return done.get_future().get();
    }
    std::int64_t number(const NamedQuery& query) { return must(db.reader().integer(query)); }
};

} // namespace

class tst_SourceSweeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removedSource_isNoSourceAtOnce() {
        Replica replica;
        replica.markRemoved();
        QVERIFY(must(sources(replica.db.reader())).empty());
        const auto removed = must(removedSources(replica.db.reader()));
        QCOMPARE(removed.size(), std::size_t(1));
        QVERIFY(removed.front().server == replica.source.server);
        replica.db.write([&](WriteTransaction& tx) { return addSource(tx, replica.source).map([](auto) {}); });
        QCOMPARE(must(sources(replica.db.reader())).size(), std::size_t(1));
    }
    void sweep_takesEverythingAndTheSourceLast() {
        Replica replica;
        replica.markRemoved();
        QVERIFY(replica.sweep());
        QCOMPARE(replica.number(kTracks), std::int64_t(0));
        QCOMPARE(replica.number(kSources), std::int64_t(0));
    }
    void sweepKilledMidway_isGoneOnWith() {
        Replica replica;
        replica.markRemoved();
        replica.db.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(const auto progress, sourceProgress(tx.connection(), replica.source.id));
            return ReplicaWriter::sweep(tx, replica.source.id, progress.mark, {}).map([](auto) {});
        });
        QCOMPARE(replica.number(kTracks), static_cast<std::int64_t>(120 - ReplicaWriter::kSlice));
        QCOMPARE(must(removedSources(replica.db.reader())).size(), std::size_t(1));
        QVERIFY(replica.sweep());
        QCOMPARE(replica.number(kTracks), std::int64_t(0));
        QCOMPARE(replica.number(kSources), std::int64_t(0));
    }
    void recordsThatCameAfterTheMark_goToo() {
        Replica replica;
        replica.markRemoved();
        replica.addTracks(must(sourceProgress(replica.db.reader(), replica.source.id)).mark);
        QVERIFY(replica.sweep());
        QCOMPARE(replica.number(kTracks), std::int64_t(0));
    }
    void bundledServer_cannotBeRemoved() {
        OpenDatabase db;
        Source bundled;
        bundled.kind = SourceKind::BundledServer;
        std::int64_t id = 0;
        db.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(id, addSource(tx, bundled));
            return {};
        });
        const auto marked =
            db->write(WritePriority::User, [&](WriteTransaction& tx) { return markSourceRemoved(tx, id); });
        QCOMPARE(marked.error().code, Errc::NotFound);
        QCOMPARE(must(sources(db.reader())).size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(tst_SourceSweeper)
#include "tst_SourceSweeper.moc"
