// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a like is shown while the replica takes in a large catalogue: from the key press to the row that says so, on
// the GUI thread, with a sync writing slices all the while.

#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <thread>

#include "bench/support/Bench.h"
#include "bench/support/Liker.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/replica/ReplicaWriter.h"
#include "core/store/SourceStore.h"

namespace bench = linnet::bench;
using namespace linnet;

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

std::vector<bench::Sample> like(bench::Liker& liker, std::int64_t source) {
    std::vector<bench::Sample> samples;
    for (int i = 0; i < kLikes; ++i)
        samples.push_back(liker.like(source, i % kShown, 5));
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
    bench::Liker liker(database);
    liker.show(kShown);
    bench::report("like, until its row shows it; nothing else runs", like(liker, shown));
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
    bench::report("like, until its row shows it; a sync runs", like(liker, shown));
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
