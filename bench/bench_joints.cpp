// SPDX-License-Identifier: GPL-3.0-or-later
// One recording of noise cut at an odd sample, each half encoded by itself, both halves played one behind the other:
// how many samples the joint loses or adds, from this computer and streamed from a server, and whether every sample is
// the recording's. Beside it what GStreamer's playbin3 makes of the same files. Encoders by ffmpeg.

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "bench/support/Bench.h"
#include "bench/support/Listener.h"
#include "core/base/Guarded.h"
#include "core/media/LocalFileSource.h"
#include "player/gst/GstEngine.h"

using namespace linnet;
using namespace std::chrono_literals;

namespace {

constexpr long kCut = 70'001;
constexpr long kLength = 150'007;

struct Format {
    std::string_view name;
    std::string_view codec;
    bool isLossless = false;
    int rate = 44100;
};
constexpr Format kFormats[] = {{"wav", "", true},          {"flac", "", true}, {"alac.m4a", "-c:a alac", true},
                               {"wv", "", true},           {"mp3", "", false}, {"ogg", "-c:a libvorbis", false},
                               {"opus", "", false, 48000}, {"m4a", "", false}};

void run(const std::string& command) {
    if (std::system(command.c_str()) != 0) bench::giveUp("this fails: " + command);
}

/// whole-RATE.wav, and for each format first.FORMAT and second.FORMAT with these titles.
void makeFiles(const std::filesystem::path& folder, const std::filesystem::path& music) {
    std::filesystem::create_directories(music);
    for (const Format& format : kFormats) {
        const auto whole = (folder / fmt::format("whole-{}.wav", format.rate)).string();
        if (!std::filesystem::exists(whole))
            run(fmt::format("ffmpeg -v error -f lavfi -i anoisesrc=r={}:c=pink:a=0.5:seed=7 -ac 2 -af "
                            "atrim=end_sample={} -c:a pcm_s16le {}",
                            format.rate, kLength, whole));
        for (const bool isFirst : {true, false}) {
            const auto name = fmt::format("{}.{}", isFirst ? "first" : "second", format.name);
            run(fmt::format("ffmpeg -v error -i {} -af atrim={}={},asetpts=PTS-STARTPTS {} -metadata title={} {}",
                            whole, isFirst ? "end_sample" : "start_sample", kCut, format.codec, name,
                            (music / name).string()));
        }
    }
}

std::vector<float> heard(std::vector<player::OpenMedia> opens) {
    bench::WaitingExecutor executor;
    core::Guarded<std::vector<float>> samples;
    player::SinkChoice sink{.kind = player::SinkKind::Memory, .isPaced = false};
    sink.samples = [&](std::span<const float> block) {
        samples.with([&](auto& all) { all.insert(all.end(), block.begin(), block.end()); });
    };
    const auto engine = player::makeGstEngine(executor, std::move(sink));
    bool isOver = false;
    engine->setEventHandler([&](const player::EngineEvent& event) {
        if (const auto* failed = std::get_if<player::TrackFailed>(&event)) bench::giveUp(failed->error.detail);
        isOver = isOver || std::holds_alternative<player::Drained>(event);
    });
    engine->load({.ticket = {1}, .open = std::move(opens[0])}, 0ms, player::StartAs::Paused);
    if (opens.size() > 1) engine->setNext(player::EngineTrack{.ticket = {2}, .open = std::move(opens[1])});
    engine->play();
    executor.runUntil([&] { return isOver; });
    return samples.with([](const auto& all) { return all; });
}

player::OpenMedia opening(const std::filesystem::path& file) {
    return [path = core::FilePath(file.string())]() -> core::Result<std::shared_ptr<core::MediaSource>> {
        LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(path));
        return source;
    };
}

/// What its documentation promises to be gapless.
std::string playbin3(const std::filesystem::path& first, const std::filesystem::path& second) {
    const auto command = fmt::format("bench/support/playbin3-joint {} {} 2>/dev/null", first.string(), second.string());
    std::FILE* pipe = ::popen(command.c_str(), "r");
    char line[64] = "";
    if (pipe != nullptr && std::fgets(line, sizeof line, pipe) == nullptr) line[0] = 0;
    if (pipe != nullptr) ::pclose(pipe);
    const long frames = std::strtol(line, nullptr, 10);
    if (frames > 0) return fmt::format("{:+}", frames - kLength);
    return line[0] == 0 ? "not here" : std::string(line, std::string_view(line).find('\n'));
}

} // namespace

int main() {
    const bench::ScratchFolder scratch("linnet-bench-joints");
    const std::filesystem::path folder = scratch.path().bytes();
    const auto music = folder / "music";
    makeFiles(folder, music);
    bench::printHeading("joints");
    const bench::BenchServer server(core::FilePath(music.string()));
    bench::Listener listener(server.url());
    fmt::print("{:<10}{:>12}{:>12}{:>22}{:>26}{:>12}\n", "samples", "local", "streamed", "local = recording",
               "streamed = local", "playbin3");
    for (const Format& format : kFormats) {
        const auto first = fmt::format("first.{}", format.name);
        const auto second = fmt::format("second.{}", format.name);
        const auto whole = heard({opening(folder / fmt::format("whole-{}.wav", format.rate))});
        const auto local = heard({opening(music / first), opening(music / second)});
        const auto streamed =
            heard({listener.opening(listener.track(first)), listener.opening(listener.track(second))});
        fmt::print("{:<10}{:>+12}{:>+12}{:>22}{:>26}{:>12}\n", format.name,
                   static_cast<long>(local.size() / 2) - kLength, static_cast<long>(streamed.size() / 2) - kLength,
                   !format.isLossless ? ""
                   : local == whole   ? "bit by bit"
                                      : "DIFFERS",
                   streamed == local ? "bit by bit" : "DIFFERS", playbin3(music / first, music / second));
        std::fflush(stdout);
    }
    return 0;
}
