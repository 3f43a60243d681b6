// SPDX-License-Identifier: GPL-3.0-or-later
// Search as typed over a replica of made-up tracks: each letter of a title is a search, as in the search field.
// Then whole words with one typo. Also what a record costs to write with its search documents.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>

#include "bench/support/Bench.h"
#include "bench/support/MadeUpCatalogue.h"
#include "core/replica/ReplicaWriter.h"
#include "core/search/Searcher.h"
#include "core/store/Database.h"
#include "tests/support/ApplyIndexed.h"

using namespace linnet;
using namespace linnet::core;

namespace {

struct Wanted {
    std::string title;
    std::string artist;
};

std::vector<Wanted> wantedOf(const std::vector<FeedRecord>& records, std::size_t count) {
    std::vector<Wanted> wanted;
    std::mt19937 random(3);
    while (wanted.size() < count)
        if (const auto* track = std::get_if<Track>(&records[random() % records.size()]))
            wanted.push_back({track->title, track->artistDisplay});
    return wanted;
}

bool fill(store::Database& database, const std::vector<FeedRecord>& records) {
    constexpr std::size_t kSlice = replica::ReplicaWriter::kSlice;
    std::vector<bench::Sample> samples;
    for (std::size_t at = 0; at < records.size(); at += kSlice) {
        const auto slice = std::span(records).subspan(at, std::min(kSlice, records.size() - at));
        const auto done = database.write(store::WritePriority::Background, [&](store::WriteTransaction& tx) {
            Result<void> applied;
            samples.push_back(bench::timed([&] { applied = test::applyIndexed(tx, 1, 0, slice); }));
            return applied;
        });
        if (!done) return false;
    }
    bench::report("write a record with its documents", std::move(samples), static_cast<double>(kSlice));
    return true;
}

std::vector<bench::Sample> typedLetters(search::Searcher& searcher, const std::vector<Wanted>& wanted) {
    std::vector<bench::Sample> samples;
    for (const Wanted& one : wanted)
        for (std::size_t size = 1; size <= std::min<std::size_t>(one.title.size(), 20); ++size)
            samples.push_back(
                bench::timed([&] { bench::keep(searcher.search(one.title.substr(0, size)).value().tracks.size()); }));
    return samples;
}

/// Two neighbouring ASCII letters of one word swapped, not its first.
std::string withTypo(std::string text, std::mt19937& random) {
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    for (int tries = 0; tries < 100 && text.size() >= 6; ++tries) {
        const std::size_t at = 1 + random() % (text.size() - 2);
        if (!isLetter(text[at - 1]) || !isLetter(text[at]) || !isLetter(text[at + 1]) || text[at] == text[at + 1])
            continue;
        std::swap(text[at], text[at + 1]);
        break;
    }
    return text;
}

void typos(search::Searcher& searcher, const std::vector<Wanted>& wanted) {
    std::vector<bench::Sample> samples;
    std::mt19937 random(5);
    std::size_t found = 0;
    for (const Wanted& one : wanted) {
        const std::string text = withTypo(one.artist, random) + " " + one.title;
        samples.push_back(bench::timed([&] { found += searcher.search(text).value().tracks.empty() ? 0u : 1u; }));
    }
    bench::report("artist with a typo, and title", std::move(samples));
    std::printf("%zu of %zu with a typo found something\n", found, wanted.size());
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t tracks = bench::numberOption(argc, argv, "--tracks", 100'000);
    const auto folder =
        std::filesystem::temp_directory_path() / ("linnet-bench-search-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directory(folder);
    int code = 1;
    if (auto database = store::Database::open({.file = FilePath::fromStd(folder / "bench.db")})) {
        const auto records = bench::madeUpCatalogue(tracks);
        bench::printHeading("search, " + std::to_string(tracks) + " tracks");
        const SystemClock clock;
        search::Vocabulary vocabulary(clock);
        if (fill(**database, records)) {
            search::Searcher searcher(**(*database)->reader(), vocabulary);
            const auto wanted = wantedOf(records, 200);
            static_cast<void>(searcher.search("warm up"));
            bench::report("as typed, letter by letter", typedLetters(searcher, wanted));
            typos(searcher, wanted);
            std::printf("%.0f bytes of database a track\n",
                        static_cast<double>(std::filesystem::file_size(folder / "bench.db")) /
                            static_cast<double>(tracks));
            code = 0;
        }
    }
    std::filesystem::remove_all(folder);
    return code;
}
