// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/Bench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

namespace linnet::bench {

namespace {

double cpuMicrosNow() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double quantile(std::vector<double> values, double at) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(at * last)];
}

std::vector<double> each(const std::vector<Sample>& samples, double Sample::*part, double units) {
    std::vector<double> values;
    for (const Sample& sample : samples)
        values.push_back(sample.*part / units);
    return values;
}

} // namespace

Sample timed(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    const double cpuBegan = cpuMicrosNow();
    work();
    const double cpu = cpuMicrosNow() - cpuBegan;
    const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - began;
    return {wall.count(), cpu};
}

void printHeading(std::string_view program) {
    double load[3] = {};
    if (getloadavg(load, 3) != 3) load[0] = load[1] = load[2] = -1;
    fmt::print("# {}: microseconds; load {:.2f} {:.2f} {:.2f}\n", program, load[0], load[1], load[2]);
    fmt::print("{:<44}{:>12}{:>12}{:>12}{:>12}\n", "", "cpu median", "wall median", "wall p99", "wall worst");
}

void report(std::string_view name, std::vector<Sample> samples, double units) {
    if (samples.empty()) return;
    const auto wall = each(samples, &Sample::wallMicros, units);
    const auto cpu = each(samples, &Sample::cpuMicros, units);
    fmt::print("{:<44}{:>12.2f}{:>12.2f}{:>12.2f}{:>12.2f}\n", name, quantile(cpu, 0.5), quantile(wall, 0.5),
               quantile(wall, 0.99), quantile(wall, 1));
}

void measure(std::string_view name, std::size_t rounds, double units, const std::function<void()>& work) {
    work();
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < rounds; ++i)
        samples.push_back(timed(work));
    report(name, std::move(samples), units);
}

void keep(std::size_t value) {
    static std::atomic<std::size_t> sink{0};
    sink.store(value, std::memory_order_relaxed);
}

std::size_t numberOption(int argc, char** argv, std::string_view name, std::size_t otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (argv[i] == name) return std::strtoull(argv[i + 1], nullptr, 10);
    return otherwise;
}

} // namespace linnet::bench
