// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a like is shown while the replica takes in a large catalogue: from the key press to the row that says so, on
// the GUI thread, with a sync writing slices all the while.

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <thread>

#include "app/models/MarkRole.h"
#include "app/models/TrackListModel.h"
#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "bench/support/Bench.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/replica/ReplicaWriter.h"
#include "core/store/SourceStore.h"

namespace bench = linnet::bench;
using namespace linnet;
using namespace linnet::app;

namespace {

constexpr int kShown = 200;
constexpr int kLikes = 300;

bool write(core::store::Database& database, std::int64_t source, std::span<const core::FeedRecord> records,
           core::store::WritePriority priority) {
    return database
        .write(priority,
               [&](core::store::WriteTransaction& tx) {
                   return core::replica::ReplicaWriter::apply(tx, source, 1, records);
               })
        .has_value();
}

void waitFor(const std::function<bool()>& isDone) {
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void pause(int millis) {
    QEventLoop loop;
    QTimer::singleShot(millis, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Likes one row after the other and waits each time until the model says so.
std::vector<bench::Sample> like(Edits& edits, TrackListModel& tracks, std::int64_t source) {
    std::vector<bench::Sample> samples;
    for (int i = 0; i < kLikes; ++i) {
        const int row = i % tracks.rowCount();
        const bool wanted = !tracks.item(row)->marks.isLiked;
        const core::Target target{core::TargetKind::Track, tracks.item(row)->id.bytes};
        samples.push_back(bench::timed([&] {
            edits.perform(source, {core::operations::SetMark{target, core::operations::Mark::Liked, wanted}});
            waitFor([&] { return tracks.item(row)->marks.isLiked == wanted; });
        }));
        pause(5);
    }
    return samples;
}

int run(core::store::Database& database, std::size_t count) {
    const auto records = bench::madeUpCatalogue(count);
    const auto others = bench::madeUpCatalogue(kShown);
    std::int64_t shown = 0;
    std::int64_t syncing = 0;
    const auto added = database.write(core::store::WritePriority::User, [&](auto& tx) -> core::Result<void> {
        core::store::Source source;
        source.kind = core::store::SourceKind::BundledServer;
        LINNET_TRY(shown, core::store::addSource(tx, source));
        source.kind = core::store::SourceKind::RemoteServer;
        LINNET_TRY(syncing, core::store::addSource(tx, source));
        return {};
    });
    if (!added || !write(database, shown, others, core::store::WritePriority::User)) return 1;
    const core::SystemClock clock;
    QtExecutor executor;
    QueryThread queries(database, clock);
    Edits edits({.database = database, .queries = queries, .executor = executor, .clock = clock, .wake = {}});
    TrackListModel tracks(queries);
    QObject::connect(&edits, &Edits::changed, &tracks, &PagedListModel::takeEdited);
    tracks.show({});
    waitFor([&] { return tracks.rowCount() > 0 && tracks.item(0) != nullptr && tracks.item(tracks.rowCount() - 1); });
    bench::report("like, until its row shows it; nothing else runs", like(edits, tracks, shown));
    std::atomic<bool> isEnding = false;
    std::atomic<std::size_t> written = 0;
    std::thread sync([&] {
        while (written < records.size() && !isEnding) {
            const auto rest = std::span<const core::FeedRecord>(records).subspan(written);
            const auto some = database.write(core::store::WritePriority::Background, [&](auto& tx) {
                return core::replica::ReplicaWriter::applySome(tx, syncing, 1, rest);
            });
            if (!some) return;
            written += *some;
        }
    });
    bench::report("like, until its row shows it; a sync runs", like(edits, tracks, shown));
    isEnding = true;
    std::printf("the sync wrote %zu of %zu records meanwhile\n", written.load(), records.size());
    sync.join();
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const std::size_t count = bench::numberOption(argc, argv, "--tracks", 100'000);
    const auto folder =
        std::filesystem::temp_directory_path() / ("linnet-bench-edits-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directory(folder);
    int code = 1;
    bench::printHeading("changes during a sync, " + std::to_string(count) + " tracks");
    if (auto database = core::store::Database::open({.file = core::FilePath::fromStd(folder / "bench.db")}))
        code = run(**database, count);
    std::filesystem::remove_all(folder);
    return code;
}
