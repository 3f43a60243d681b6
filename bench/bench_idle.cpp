// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine takes while nobody looks: processor time while it plays, wake-ups while it is paused, memory while
// five hundred tracks go by. The sink is the sound server's where there is one (else --null), the tracks are FLAC.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <thread>

#include <dirent.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bench/support/Bench.h"
#include "bench/support/Scratch.h"
#include "core/media/LocalFileSource.h"
#include "player/Player.h"
#include "player/gst/GstEngine.h"

using namespace linnet;
using namespace std::chrono_literals;

namespace {

std::filesystem::path encoded(const std::filesystem::path& folder, const std::string& name, int seconds) {
    const auto out = folder / name;
    const auto command = fmt::format(
        "ffmpeg -v error -y -f lavfi -i anoisesrc=d={}:c=pink:r=44100:a=0.5:seed=7 -ac 2 {}", seconds, out.string());
    if (std::system(command.c_str()) != 0) bench::giveUp("ffmpeg cannot encode");
    return out;
}

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// How often a thread of this process went to sleep, all threads together: each sleep is a wake-up.
long sleeps() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nvcsw;
}

double privateMegabytes() {
    std::ifstream file("/proc/self/smaps_rollup");
    std::string line;
    double kilobytes = 0;
    while (std::getline(file, line))
        if (line.starts_with("Pss_Anon:")) kilobytes += std::atof(line.c_str() + 9);
    return kilobytes / 1024;
}

struct Listener {
    explicit Listener(player::SinkChoice sink) : engine(player::makeGstEngine(executor, std::move(sink))) {}

    void play(const std::filesystem::path& file, std::size_t count) {
        player::QueueTrack track;
        track.file = core::FilePath(file.string());
        player.setQueue(std::vector<player::QueueTrack>(count, track), 0, {});
    }
    void waitFor(const std::function<bool()>& isDone) { executor.runUntil(isDone); }

    bench::WaitingExecutor executor;
    core::SystemClock clock;
    std::unique_ptr<player::PlaybackEngine> engine;
    player::Player player{
        {.engine = *engine, .clock = clock},
        {.open = [](const player::QueueTrack& track) -> core::Result<std::shared_ptr<core::MediaSource>> {
             LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(*track.file));
             return source;
         },
         .prefetch = {}},
        1};
};

void measureQuiet(const std::filesystem::path& folder, const player::SinkChoice& sink, int seconds) {
    const double before = privateMegabytes();
    Listener listener(sink);
    listener.play(encoded(folder, "long.flac", 600), 1);
    listener.waitFor([&] { return listener.player.state().status == player::PlayStatus::Playing; });
    std::this_thread::sleep_for(15s); // the first ten seconds ahead are decoded
    const double cpu = cpuSeconds();
    const long woken = sleeps();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    fmt::print("playing: {:.2f} % of a core, {:.0f} wake-ups a second, engine {:.1f} MB\n",
               (cpuSeconds() - cpu) / seconds * 100, static_cast<double>(sleeps() - woken) / seconds,
               privateMegabytes() - before);
    listener.player.pause();
    std::this_thread::sleep_for(8s); // lets the output go after five
    const double pausedCpu = cpuSeconds();
    const long pausedWoken = sleeps();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    fmt::print("paused:  {:.2f} % of a core, {:.2f} wake-ups a second\n", (cpuSeconds() - pausedCpu) / seconds * 100,
               static_cast<double>(sleeps() - pausedWoken) / seconds);
}

void measureMemory(const std::filesystem::path& folder, std::size_t tracks) {
    player::SinkChoice sink{.kind = player::SinkKind::Null, .isPaced = false};
    Listener listener(sink);
    const auto file = encoded(folder, "short.flac", 5);
    for (std::size_t hundred = 0; hundred * 100 < tracks; ++hundred) {
        listener.play(file, 100);
        listener.waitFor([&] { return listener.player.state().status == player::PlayStatus::Stopped; });
        fmt::print("after {:>4} tracks: {:.1f} MB\n", (hundred + 1) * 100, privateMegabytes());
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    player::SinkChoice sink;
    if (std::find(words.begin(), words.end(), "--null") != words.end()) sink.kind = player::SinkKind::Null;
    const bench::ScratchFolder scratch("linnet-bench-idle");
    bench::printHeading("idle");
    measureQuiet(scratch.path().bytes(), sink, static_cast<int>(bench::numberOption(argc, argv, "--seconds", 60)));
    measureMemory(scratch.path().bytes(), bench::numberOption(argc, argv, "--tracks", 500));
    return 0;
}
