// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program `linnet-media`: does to media of strangers, in a process of its own with limits, what app and server do
// not want to do in theirs.

#include <chrono>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "core/os/FilePath.h"

namespace linnet::player {

struct AnalyseOrder {
    std::vector<core::FilePath> files;
    std::chrono::seconds timeForEach{600};
    core::ByteCount memory{768ull << 20};
    bool isBackground = false; ///< Low priority, and ends with its stdin.
};

/// The words behind `linnet-media analyse`. Errors: InvalidInput, with a sentence for people.
[[nodiscard]] core::Result<AnalyseOrder> parseAnalyse(const std::vector<std::string>& words);

/// The whole program. 0: done; 1: some files could not be analysed, their lines say why; 2: not understood, a sentence
/// is on stderr. A file that takes far more memory or time than any music ends the process by a signal; the lines of
/// the files before it are complete.
int runMediaProgram(int argc, char** argv);

} // namespace linnet::player
