// SPDX-License-Identifier: GPL-3.0-or-later
// From "play" until the first new sample enters the sink, and from a seek until the sound of the new place does: files
// on this computer, tracks streamed from a real server on loopback of which nothing is here yet, and the same over a
// slow line. Formats by ffmpeg's encoders. With --device also until a real sound output has played it.

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "bench/support/Bench.h"
#include "bench/support/Listener.h"
#include "bench/support/SlowProxy.h"
#include "core/media/LocalFileSource.h"
#include "player/gst/GstEngine.h"

using namespace linnet;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kSeekTo = 120s;
constexpr float kSound = 0.001F;
constexpr std::string_view kFormats[] = {"wav", "flac", "bare.flac", "alac.m4a", "wv", "mp3", "ogg", "opus", "m4a"};

std::size_t rounds = 50; // as told on the command line

void encode(const std::filesystem::path& out, bool hasLead) {
    const std::string name = out.filename().string();
    const char* codec = name.ends_with("alac.m4a") ? "-c:a alac" : name.ends_with(".ogg") ? "-c:a libvorbis" : "";
    const auto command =
        fmt::format("ffmpeg -v error -y -f lavfi -i anoisesrc=d=180:c=pink:r=44100:a=0.5:seed=7 {} -ac 2 "
                    "{} -metadata title={} {}",
                    hasLead ? "-af adelay=5000:all=1" : "", codec, name, out.string());
    // ffmpeg writes no table of places into a FLAC file; flac itself does.
    if (name.ends_with(".flac") && !name.ends_with("bare.flac")) {
        const auto wav = out.string() + ".wav";
        encode(wav, hasLead);
        if (std::system(
                fmt::format("flac --silent -T TITLE={} -o {} {} && rm {}", name, out.string(), wav, wav).c_str()) != 0)
            bench::giveUp("flac cannot encode");
        return;
    }
    if (std::system(command.c_str()) != 0) bench::giveUp("ffmpeg cannot encode " + name);
}

/// NAME sounds from its first sample on, led-NAME after five seconds of silence.
void makeFiles(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const auto format : kFormats)
        for (const bool hasLead : {false, true})
            encode(folder / fmt::format("{}.{}", hasLead ? "led" : "new", format), hasLead);
}

/// An engine whose sink says when sound comes.
class Desk {
public:
    Desk() {
        player::SinkChoice sink{.kind = player::SinkKind::Memory};
        sink.samples = [this](std::span<const float> samples) { hear(samples); };
        open(std::move(sink));
    }
    explicit Desk(player::SinkChoice sink) { open(std::move(sink)); }

    void start(player::OpenMedia open) {
        engine->load({.ticket = {++m_ticket}, .open = std::move(open)}, 0ms, player::StartAs::Playing);
    }
    void waitForStart() {
        m_executor.runUntil([&] { return m_started == m_ticket; });
    }
    void arm() {
        m_heardAt = 0;
        m_isArmed = true;
    }
    double millisUntilSound(Clock::time_point began) const {
        while (m_heardAt == 0)
            std::this_thread::sleep_for(100us);
        return std::chrono::duration<double, std::milli>(Clock::duration(m_heardAt) - began.time_since_epoch()).count();
    }
    void silence() const {
        engine->stop();
        std::this_thread::sleep_for(100ms);
    }

private:
    void open(player::SinkChoice sink) {
        engine = player::makeGstEngine(m_executor, std::move(sink));
        engine->setEventHandler([this](const player::EngineEvent& event) {
            if (const auto* failed = std::get_if<player::TrackFailed>(&event)) bench::giveUp(failed->error.detail);
            if (const auto* lost = std::get_if<player::OutputLost>(&event)) bench::giveUp(lost->error.detail);
            if (const auto* started = std::get_if<player::TrackStarted>(&event)) m_started = started->ticket.value;
        });
    }
    void hear(std::span<const float> samples) {
        if (!m_isArmed || std::none_of(samples.begin(), samples.end(), [](float s) { return std::abs(s) > kSound; }))
            return;
        m_isArmed = false;
        m_heardAt = Clock::now().time_since_epoch().count();
    }

    bench::WaitingExecutor m_executor;
    std::uint64_t m_ticket = 0;
    std::uint64_t m_started = 0; ///< Ticket.
    std::atomic<bool> m_isArmed = false;
    std::atomic<Clock::rep> m_heardAt = 0;

public:
    std::unique_ptr<player::PlaybackEngine> engine; ///< Gone first.
};

class Row {
public:
    void add(double millis) { m_millis.push_back(millis); }
    void print(std::string_view what, std::string_view format) {
        std::sort(m_millis.begin(), m_millis.end());
        fmt::print("{:<34}{:<10}{:>10.1f}{:>10.1f}\n", what, format, m_millis[m_millis.size() / 2], m_millis.back());
        std::fflush(stdout);
    }

private:
    std::vector<double> m_millis;
};

player::OpenMedia opening(const std::filesystem::path& file) {
    return [path = core::FilePath(file.string())]() -> core::Result<std::shared_ptr<core::MediaSource>> {
        LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(path));
        return source;
    };
}

double fromSilence(Desk& desk, const player::OpenMedia& open) {
    desk.silence();
    desk.arm();
    const auto began = Clock::now();
    desk.start(open);
    return desk.millisUntilSound(began);
}

double bySkipping(Desk& desk, const player::OpenMedia& led, const player::OpenMedia& open) {
    desk.start(led);
    desk.waitForStart();
    desk.arm();
    const auto began = Clock::now();
    desk.start(open);
    return desk.millisUntilSound(began);
}

double bySeeking(Desk& desk, const player::OpenMedia& led, std::chrono::milliseconds to) {
    desk.start(led);
    desk.waitForStart();
    desk.arm();
    const auto began = Clock::now();
    desk.engine->seek(to);
    return desk.millisUntilSound(began);
}

std::chrono::milliseconds somewhere(std::mt19937& random) {
    return kSeekTo + std::chrono::milliseconds(random() % 40'000);
}

void measureLocal(const std::filesystem::path& folder) {
    Desk desk;
    std::this_thread::sleep_for(1s); // as after the start of the program
    std::mt19937 random(1);
    for (const auto format : kFormats) {
        const auto open = opening(folder / fmt::format("new.{}", format));
        const auto led = opening(folder / fmt::format("led.{}", format));
        fmt::print("{:<34}{:<10}{:>10.1f}\n", "local, the very first", format, fromSilence(desk, open));
        Row fresh, skipped, sought;
        for (std::size_t i = 0; i < rounds; ++i) {
            fresh.add(fromSilence(desk, open));
            skipped.add(bySkipping(desk, led, open));
            sought.add(bySeeking(desk, led, somewhere(random)));
        }
        fresh.print("local, play", format);
        skipped.print("local, play over another", format);
        sought.print("local, seek", format);
    }
}

/// Until the place that is heard moves: what the output holds back is in it.
void measureDevice(const std::filesystem::path& folder) {
    Desk desk(player::SinkChoice{});
    for (const auto format : kFormats) {
        Row row;
        for (std::size_t i = 0; i < rounds; ++i) {
            desk.silence();
            const auto began = Clock::now();
            desk.start(opening(folder / fmt::format("new.{}", format)));
            while (desk.engine->position().position <= 0ms)
                std::this_thread::sleep_for(200us);
            row.add(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        }
        row.print("device, play, until heard", format);
    }
}

void measureStreamed(const std::string& url, std::string_view line) {
    bench::Listener listener(url);
    Desk desk;
    std::mt19937 random(1);
    for (const auto format : kFormats) {
        const auto track = listener.track(fmt::format("new.{}", format));
        const auto ledTrack = listener.track(fmt::format("led.{}", format));
        Row cold, sought;
        for (std::size_t i = 0; i < rounds; ++i) {
            desk.silence();
            listener.forget(track);
            cold.add(fromSilence(desk, listener.opening(track)));
            desk.silence();
            listener.forget(ledTrack);
            sought.add(bySeeking(desk, listener.opening(ledTrack), somewhere(random)));
        }
        cold.print(fmt::format("streamed cold, {}, play", line), format);
        sought.print(fmt::format("streamed cold, {}, seek", line), format);
    }
}

} // namespace

int main(int argc, char** argv) {
    rounds = bench::numberOption(argc, argv, "--rounds", rounds);
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    const bench::ScratchFolder scratch("linnet-bench-start");
    const std::filesystem::path music = (scratch.path() / "music").bytes();
    makeFiles(music);
    bench::printHeading("start");
    fmt::print("{:<34}{:<10}{:>10}{:>10}\n", "milliseconds", "", "median", "worst");
    if (std::ranges::find(words, "--device") != words.end()) {
        measureDevice(music);
        return 0;
    }
    measureLocal(music);
    const bench::BenchServer server(core::FilePath(music.string()));
    measureStreamed(server.url(), "loopback");
    const bench::SlowProxy proxy(server.port(), {.delay = 20ms, .bitsPerSecond = 10e6});
    measureStreamed(proxy.url(), "slow line");
    return 0;
}
