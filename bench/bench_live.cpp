// SPDX-License-Identifier: GPL-3.0-or-later
// From a change on one computer until another one of the household has it in its replica: outbox, operation, commit,
// hint, feed, replica. One change after the other, at odd moments, on loopback.

#include <random>
#include <thread>

#include "bench/support/Bench.h"
#include "bench/support/BenchServer.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/replica/Outbox.h"
#include "core/store/PersonalRows.h"

using namespace linnet;
using core::store::PersonalRows;

namespace {

void logIn(bench::BenchDevice& device) {
    device.waitFor([&] { return device.session().state().link == sync::Link::NeedsLogin; });
    device.logIn();
    device.waitFor([&] { return device.session().state().link == sync::Link::Online; });
}

std::vector<core::TrackId> tracksOf(const std::vector<core::FeedRecord>& catalogue) {
    std::vector<core::TrackId> tracks;
    for (const auto& record : catalogue)
        if (const auto* track = std::get_if<core::Track>(&record)) tracks.push_back(track->id);
    return tracks;
}

void like(bench::BenchDevice& device, const core::Target& target) {
    const core::operations::Change change = core::operations::SetMark{target, core::operations::Mark::Liked, true};
    bench::must(device.replica().write(core::store::WritePriority::User, [&](core::store::WriteTransaction& tx) {
        return core::replica::Outbox::append(tx, device.source(), std::span(&change, 1), core::SystemClock().now());
    }));
    device.session().retryNow();
}

bool isLiked(bench::BenchDevice& device, const core::Target& target) {
    auto& connection = *bench::must(device.replica().reader());
    const auto row = bench::must(PersonalRows::annotation(connection, {device.source(), 0}, target));
    return row && row->liked.value;
}

} // namespace

int main(int argc, char** argv) {
    const auto catalogue = bench::madeUpCatalogue(bench::numberOption(argc, argv, "--tracks", 2'000));
    const auto rounds = bench::numberOption(argc, argv, "--rounds", 300);
    bench::printHeading("live");
    const bench::BenchServer server(catalogue);
    bench::BenchDevice one(server.url());
    bench::BenchDevice two(server.url());
    logIn(one);
    logIn(two);
    const auto tracks = tracksOf(catalogue);
    std::mt19937 random(1);
    std::vector<bench::Sample> samples;
    for (std::size_t i = 0; i < std::min(rounds, tracks.size()); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
        const core::Target target{core::TargetKind::Track, tracks[i].bytes};
        samples.push_back(bench::timed([&] {
            like(one, target);
            two.waitFor([&] { return isLiked(two, target); });
        }));
    }
    bench::report("a change here is there", std::move(samples));
    return 0;
}
