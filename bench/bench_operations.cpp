// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a listener in the replica: undo of a large removal, a like while slices are written, a rebase with many
// pending items. Milliseconds, memory beside them.

#include <atomic>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "bench/support/Bench.h"
#include "core/replica/Outbox.h"
#include "core/replica/ReplicaWriter.h"
#include "core/replica/UndoLog.h"
#include "core/store/Database.h"
#include "core/store/PersonalRows.h"
#include "core/store/SourceStore.h"

using namespace linnet;
using namespace linnet::core;
using namespace linnet::core::operations;
using core::replica::Outbox;
using core::replica::ReplicaWriter;
using core::replica::UndoLog;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

const PlaylistId kList = PlaylistId::random();

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

UnixMillis now() { return SystemClock().now(); }

/// bench::timed, with the processor time of all threads: the work is the writer's.
bench::Sample timedInAll(const std::function<void()>& work) {
    const auto cpuNow = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
    };
    const double before = cpuNow();
    auto sample = bench::timed(work);
    sample.cpuMicros = cpuNow() - before;
    return sample;
}

/// "VmHWM" and the like of this process, in MiB.
double memory(const std::string& what) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(what + ":")) return std::stod(line.substr(what.size() + 1)) / 1024;
    return 0;
}

/// A replica in a folder of its own, with one playlist.
struct Replica {
    Replica() {
        std::filesystem::create_directories(folder);
        database = must(store::Database::open({.file = FilePath(folder + "/replica.db")}));
        source = must(database->write(WritePriority::User,
                                      [&](WriteTransaction& tx) { return store::addSource(tx, store::Source{}); }));
    }
    ~Replica() {
        database.reset();
        std::filesystem::remove_all(folder);
    }
    template <class F>
    auto write(F work, WritePriority priority = WritePriority::User) {
        return must(database->write(priority, std::move(work)));
    }
    void perform(const Change& change) {
        write([&](WriteTransaction& tx) { return UndoLog::perform(tx, source, std::span(&change, 1), now()); });
    }
    /// Everything that is pending, as if its server had answered and the feed had brought it.
    void settle() {
        wire::OperationsReply reply{.epoch = "e", .results = {}};
        for (const auto& operation : must(Outbox::pending(*must(database->reader()), source, 1'000'000, 1 << 30)))
            reply.results.push_back({.counter = operation.id.counter,
                                     .status = wire::OperationStatus::Applied,
                                     .rev = ++rev,
                                     .code = {},
                                     .detail = {}});
        const store::PersonalOwner owner{.source = source};
        std::vector<FeedRecord> records;
        auto list = must(store::PersonalRows::playlist(*must(database->reader()), owner, kList));
        for (auto& item : must(store::PersonalRows::items(*must(database->reader()), owner, kList))) {
            item.rev = ++rev;
            records.emplace_back(std::move(item));
        }
        list->rev = ++rev;
        records.emplace_back(std::move(*list));
        write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(Outbox::answered(tx, source, reply, now()));
            LINNET_TRY_VOID(ReplicaWriter::apply(tx, source, 0, records));
            return {};
        });
        bool isMore = write([&](WriteTransaction& tx) { return Outbox::rebase(tx, source, rev); });
        while (isMore)
            isMore = write([&](WriteTransaction& tx) { return Outbox::rebase(tx, source); });
    }

    std::string folder = (std::filesystem::temp_directory_path() / PlaylistId::random().hex()).string();
    std::unique_ptr<store::Database> database;
    std::int64_t source = 0;
    Rev rev = 0;
};

InsertItems someItems(std::size_t count) {
    InsertItems insert{.playlist = kList, .after = {}, .items = {}};
    for (std::size_t i = 0; i < count; ++i)
        insert.items.push_back({PlaylistItemId::random(), TrackId::random()});
    return insert;
}

void fill(Replica& replica, std::size_t items) {
    replica.perform(
        CreatePlaylist{.playlist = kList, .kind = PlaylistKind::Manual, .name = "All", .folder = {}, .rules = {}});
    replica.perform(someItems(items));
}

void undoOfRemoval(std::size_t items, bool isSettledBefore) {
    Replica replica;
    fill(replica, items);
    std::vector<bench::Sample> removals;
    std::vector<bench::Sample> undos;
    RemoveItems removal{kList, {}};
    for (const auto& item :
         must(store::PersonalRows::items(*must(replica.database->reader()), {.source = replica.source}, kList)))
        removal.items.push_back(item.id);
    const auto before = memory("VmHWM");
    for (int round = 0; round < 5; ++round) {
        if (isSettledBefore) replica.settle();
        removals.push_back(timedInAll([&] { replica.perform(removal); }));
        if (isSettledBefore) replica.settle();
        undos.push_back(
            timedInAll([&] { replica.write([&](WriteTransaction& tx) { return UndoLog::undo(tx, now()); }); }));
    }
    const std::string how = isSettledBefore ? ", all sent before" : ", all pending";
    bench::report("remove " + std::to_string(items) + " items" + how, removals);
    bench::report("undo it" + how, undos);
    std::printf("memory: %.1f MiB at most, %.1f of them in these rounds\n", memory("VmHWM"), memory("VmHWM") - before);
}

/// A producer writes slices of the catalogue as fast as it can; each like waits for at most one of them.
void likeBesideSlices() {
    Replica replica;
    std::atomic<bool> isEnough = false;
    std::thread producer([&] {
        Rev rev = 0;
        while (!isEnough) {
            std::vector<FeedRecord> records;
            for (std::size_t i = 0; i < ReplicaWriter::kSlice; ++i) {
                Track track;
                track.id = TrackId::random();
                track.rev = ++rev;
                track.title = "A track with a title of some length " + std::to_string(rev);
                track.artistDisplay = "Somebody " + std::to_string(rev % 500);
                records.emplace_back(std::move(track));
            }
            replica.write([&](WriteTransaction& tx) { return ReplicaWriter::apply(tx, replica.source, 0, records); },
                          WritePriority::Background);
        }
    });
    std::vector<bench::Sample> samples;
    for (int i = 0; i < 500; ++i) {
        const SetMark like{{TargetKind::Track, TrackId::random().bytes}, Mark::Liked, true};
        samples.push_back(bench::timed([&] { replica.perform(like); }));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    isEnough = true;
    producer.join();
    bench::report("like, committed, beside slices", samples);
}

/// In operations of `ofEach` items.
void rebaseWithPending(std::size_t items, std::size_t ofEach) {
    Replica replica;
    fill(replica, 0 + 1);
    replica.settle();
    for (std::size_t done = 0; done < items; done += ofEach)
        replica.perform(someItems(ofEach));
    std::vector<bench::Sample> samples;
    for (int i = 0; i < 9; ++i) {
        PlaylistItem foreign;
        foreign.id = PlaylistItemId::random();
        foreign.playlist = kList;
        foreign.track = TrackId::random();
        foreign.order = "\x40";
        foreign.rev = ++replica.rev;
        samples.push_back(timedInAll([&] {
            replica.write([&](WriteTransaction& tx) -> Result<void> {
                LINNET_TRY_VOID(ReplicaWriter::apply(tx, replica.source, 0, std::vector<FeedRecord>{foreign}));
                return Outbox::rebase(tx, replica.source).map([](bool) {});
            });
        }));
    }
    bench::report("rebase, " + std::to_string(items) + " items pending, by " + std::to_string(ofEach), samples);
}

} // namespace

int main(int argc, char** argv) {
    const auto items = bench::numberOption(argc, argv, "--items", 10'000);
    bench::printHeading("operations");
    undoOfRemoval(items, false);
    undoOfRemoval(items, true);
    likeBesideSlices();
    rebaseWithPending(items, items / 10);
    rebaseWithPending(items / 10, 1);
    return 0;
}
