// SPDX-License-Identifier: GPL-3.0-or-later
// A new computer signs in while its server scans a library for the first time: how soon a like is shown on the GUI
// thread meanwhile, and how long after the scan the replica holds everything. Server, sync and app share this process.

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstring>

#include "bench/support/Bench.h"
#include "bench/support/BenchServer.h"
#include "bench/support/Liker.h"
#include "core/store/CatalogReader.h"

namespace bench = linnet::bench;
using namespace linnet;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kShown = 200;

double secondsSince(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }

std::int64_t tracksOf(bench::BenchDevice& device) {
    return bench::must(core::store::counts(*bench::must(device.replica().reader()))).tracks;
}

/// Likes one row after the other while the scan runs, as somebody would who cannot stop.
std::vector<bench::Sample> like(const bench::BenchServer& server, bench::BenchDevice& device) {
    bench::Liker liker(device.replica(), [&](qint64) { device.session().retryNow(); });
    liker.show(kShown);
    std::vector<bench::Sample> samples;
    for (int row = 0; server.isScanning(); row = (row + 1) % kShown)
        samples.push_back(liker.like(device.source(), row, 50));
    return samples;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const char* library = nullptr;
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], "--library") == 0) library = argv[i + 1];
    if (library == nullptr) {
        std::puts("bench_first_scan --library DIR    a folder that tools/generate-library has made");
        return 0;
    }
    bench::printHeading("first scan and first sync at once");
    const bench::BenchServer server(core::FilePath(library), bench::BenchServer::FirstScan::GoesOn);
    const auto began = Clock::now();
    bench::BenchDevice device(server.url());
    device.waitFor([&] { return device.session().state().link == sync::Link::NeedsLogin; });
    device.logIn();
    device.waitFor([&] { return tracksOf(device) > 2 * kShown; });
    std::printf("%lld tracks are shown %.1f s after the server's start\n", static_cast<long long>(tracksOf(device)),
                secondsSince(began));
    auto samples = like(server, device);
    const auto scanned = Clock::now();
    std::printf("the scan took %.1f s; the replica had %lld tracks then\n", secondsSince(began),
                static_cast<long long>(tracksOf(device)));
    bench::report("like, until its row shows it", std::move(samples));
    const auto whole = server.trackCount();
    device.waitFor([&] { return tracksOf(device) == whole && device.session().state().link == sync::Link::Online; });
    std::printf("the replica holds all %lld %.2f s after the scan's end\n", static_cast<long long>(whole),
                secondsSince(scanned));
    return 0;
}
