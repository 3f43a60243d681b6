// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small harness: runs a piece of work many times and prints medians, wall time beside this thread's processor time,
// with the load of the machine, so that a figure taken on a busy one is seen to be that. One thread.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace linnet::bench {

struct Sample {
    double wallMicros = 0;
    double cpuMicros = 0;
};

/// `work` once.
Sample timed(const std::function<void()>& work);

/// "# name, load 0.42 …" before the figures of a program.
void printHeading(std::string_view program);

/// Median, 99th percentile and worst of the samples, each sample being `units` pieces of work.
void report(std::string_view name, std::vector<Sample> samples, double units = 1);

/// `rounds` samples after one that does not count, reported.
void measure(std::string_view name, std::size_t rounds, double units, const std::function<void()>& work);

/// Keeps the compiler from leaving out what nobody reads.
void keep(std::size_t value);

/// The value of `--name N` on the command line, or `otherwise`.
std::size_t numberOption(int argc, char** argv, std::string_view name, std::size_t otherwise);

} // namespace linnet::bench
