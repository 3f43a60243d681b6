// SPDX-License-Identifier: GPL-3.0-or-later
// The first sync: from the log-in of a new computer until its replica holds the whole catalogue, search documents too.
// Then what of it went over the wire, plain and compressed.

#include <cstdio>

#include "bench/support/Bench.h"
#include "bench/support/BenchServer.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/compress/Compress.h"
#include "core/store/CatalogReader.h"
#include "core/wire/Feed.h"
#include "tests/support/FaultProxy.h"

using namespace linnet;

namespace {

constexpr std::size_t kPage = 2000; ///< As a session asks.

void firstSync(const std::string& url, std::size_t records) {
    bench::BenchDevice device(url);
    device.waitFor([&] { return device.session().state().link == sync::Link::NeedsLogin; });
    const auto took = bench::timed([&] {
        device.logIn();
        device.waitFor([&] { return device.session().state().link == sync::Link::Online; });
    });
    const auto counts = bench::must(core::store::counts(*bench::must(device.replica().reader())));
    std::printf("first sync of %zu records: %.2f s (%zu tracks shown)\n", records, took.wallMicros / 1e6,
                static_cast<std::size_t>(counts.tracks));
}

void sizes(const std::vector<core::FeedRecord>& records) {
    std::size_t plain = 0;
    std::size_t packed = 0;
    for (std::size_t at = 0; at < records.size(); at += kPage) {
        std::string text;
        for (std::size_t i = at; i < std::min(at + kPage, records.size()); ++i)
            core::wire::encodeFeedRecord(records[i], core::wire::Paths::Hidden, text);
        plain += text.size();
        packed += bench::must(core::compress::compressed(text, core::compress::Encoding::Zstd)).size();
    }
    std::printf("the feed: %.1f MB plain, %.1f MB with zstd\n", static_cast<double>(plain) / 1e6,
                static_cast<double>(packed) / 1e6);
}

} // namespace

int main(int argc, char** argv) {
    const auto catalogue = bench::madeUpCatalogue(bench::numberOption(argc, argv, "--tracks", 100'000));
    const auto rounds = bench::numberOption(argc, argv, "--rounds", 3);
    bench::printHeading("sync");
    const bench::BenchServer server(catalogue);
    for (std::size_t i = 0; i < rounds; ++i)
        firstSync(server.url(), catalogue.size());
    const tests::FaultProxy proxy(server.port());
    firstSync(proxy.url(), catalogue.size());
    std::printf("of that, through a proxy that counts: %.1f MB came over the wire\n",
                static_cast<double>(proxy.bytesFromServer()) / 1e6);
    sizes(catalogue);
    return 0;
}
