// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading the change feed: microseconds a record.

#include <cstdio>

#include "bench/support/Bench.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/wire/Feed.h"

using namespace linnet;

namespace {

std::string encodeAll(const std::vector<core::FeedRecord>& records) {
    std::string text;
    for (const auto& record : records)
        core::wire::encodeFeedRecord(record, core::wire::Paths::Hidden, text);
    return text;
}

/// Lines that could be read.
std::size_t decodeAll(std::string_view text) {
    std::size_t good = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (core::wire::decodeFeedLine(text.substr(0, end))) ++good;
        text.remove_prefix(end + 1);
    }
    return good;
}

} // namespace

int main(int argc, char** argv) {
    const auto records = bench::madeUpCatalogue(bench::numberOption(argc, argv, "--tracks", 20'000));
    const auto count = static_cast<double>(records.size());
    const std::string text = encodeAll(records);
    bench::printHeading("feed, a record");
    bench::measure("encode", 9, count, [&] { bench::keep(encodeAll(records).size()); });
    bench::measure("decode", 9, count, [&] { bench::keep(decodeAll(text)); });
    std::printf("%.0f bytes a record\n", static_cast<double>(text.size()) / count);
    return decodeAll(text) == records.size() ? 0 : 1;
}
