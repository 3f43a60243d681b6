// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/helper/MediaProgram.h"

#include <charconv>
#include <cstdio>
#include <optional>

#include "core/os/SelfLimits.h"
#include "core/wire/AnalysisLine.h"
#include "player/analysis/AnalyseFile.h"

namespace linnet::player {

namespace {

constexpr auto kUsage =
    "Usage: linnet-media analyse [--background] [--seconds N] [--memory MIB] [--] FILE…\n"
    "Prints a line of JSON for each file: its loudness (EBU R 128), its peaks, its shape, and where its sound\n"
    "begins and ends.\n"
    "  --background   with a low priority, and only as long as stdin is open\n"
    "  --seconds N    for each file at most (600)\n"
    "  --memory MIB   for the whole process (768)\n"
    "Exit code: 0 all analysed, 1 some files could not be analysed, 2 the command line was not understood.\n";
/// Who hangs where it cannot be cancelled is ended then.
constexpr std::chrono::seconds kGrace{10};

std::optional<unsigned> numberFrom(std::string_view text, unsigned most) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = error == std::errc() && end == text.data() + text.size();
    return isNumber && number > 0 && number <= most ? std::optional(number) : std::nullopt;
}

core::Error notUnderstood(std::string sentence) { return {core::Errc::InvalidInput, std::move(sentence)}; }

int complain(const std::string& sentence) {
    std::fprintf(stderr, "linnet-media: %s\n", sentence.c_str());
    return 2;
}

int analyse(const AnalyseOrder& order) {
    if (const auto limited = core::os::limitOwnMemory(order.memory); !limited) return complain(limited.error().detail);
    if (order.isBackground) {
        core::os::lowerOwnPriority();
        core::os::endWithStdin();
    }
    int code = 0;
    for (const core::FilePath& path : order.files) {
        core::os::endAfter(order.timeForEach + kGrace);
        core::wire::AnalysedFile line{path.displayName(), analyseFile(path, {.time = order.timeForEach})};
        core::os::endAfter(std::chrono::seconds(0));
        if (!line.outcome) code = 1;
        const std::string text = core::wire::encoded(line) + '\n';
        std::fwrite(text.data(), 1, text.size(), stdout);
        if (std::fflush(stdout) != 0) return complain("the results cannot be written");
    }
    return code;
}

} // namespace

core::Result<AnalyseOrder> parseAnalyse(const std::vector<std::string>& words) {
    constexpr unsigned kMostSeconds = 86'400;
    constexpr unsigned kMostMiB = 1U << 20U;
    AnalyseOrder order;
    bool areOptions = true;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool isOption = areOptions && word->size() > 1 && word->front() == '-';
        if (!isOption) {
            order.files.emplace_back(*word);
        } else if (*word == "--") {
            areOptions = false;
        } else if (*word == "--background") {
            order.isBackground = true;
        } else if (*word == "--seconds" || *word == "--memory") {
            const bool isTime = *word == "--seconds";
            const auto number =
                ++word == words.end() ? std::nullopt : numberFrom(*word, isTime ? kMostSeconds : kMostMiB);
            if (!number)
                return tl::unexpected(
                    notUnderstood(isTime ? "--seconds needs a number up to 86400" : "--memory needs a number of MiB"));
            if (isTime)
                order.timeForEach = std::chrono::seconds(*number);
            else
                order.memory = {std::uint64_t{*number} << 20U};
        } else {
            return tl::unexpected(notUnderstood("there is no option " + *word + "; see linnet-media --help"));
        }
    }
    if (order.files.empty()) return tl::unexpected(notUnderstood("there are no files to analyse"));
    return order;
}

int runMediaProgram(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && (words[0] == "--help" || words[0] == "-h")) {
        std::fputs(kUsage, stdout);
        return 0;
    }
    if (!words.empty() && words[0] == "--version") {
        std::puts("linnet-media " LINNET_VERSION);
        return 0;
    }
    if (words.empty() || words[0] != "analyse") {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const auto order = parseAnalyse({words.begin() + 1, words.end()});
    return order ? analyse(*order) : complain(order.error().detail);
}

} // namespace linnet::player
