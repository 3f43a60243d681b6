// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/analysis/AnalyseFile.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "core/media/LocalFileSource.h"
#include "player/analysis/Analyser.h"
#include "player/gst/GstDecoder.h"
#include "player/plan/Planner.h"

namespace linnet::player {

namespace {

using Clock = std::chrono::steady_clock;
using Deadline = Clock::time_point;

constexpr std::size_t kReadFrames = 16'384;

/// Woken by the decoder's threads.
class Bell {
public:
    void ring() {
        {
            const std::lock_guard lock(m_mutex);
            m_isRung = true;
        }
        m_changed.notify_one();
    }
    /// False if the deadline came first.
    bool wait(Deadline deadline) {
        std::unique_lock lock(m_mutex);
        const bool isRung = m_changed.wait_until(lock, deadline, [this] { return m_isRung; });
        m_isRung = false;
        return isRung;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isRung = false;
};

/// Hands on what the decoder gives between the ends of the recording.
class Trimmed {
public:
    Trimmed(const gst::GstDecoder& decoder, SoundFormat format)
        : m_channels(format.speakers.size()),
          m_skip(framesIn(decoder.precedingTime(), format.rate)),
          m_analyser(std::move(format)) {
        if (decoder.mustCutAtDuration() && decoder.duration()) m_left = framesIn(*decoder.duration(), decoder.rate());
    }
    /// Whole frames.
    void add(std::span<const float> samples) {
        std::uint64_t frames = samples.size() / m_channels;
        const auto skipped = std::min(m_skip, frames);
        const auto wanted = std::min(frames - skipped, m_left.value_or(frames));
        m_skip -= skipped;
        if (m_left) *m_left -= wanted;
        m_frames += wanted;
        m_analyser.add(samples.subspan(static_cast<std::size_t>(skipped) * m_channels,
                                       static_cast<std::size_t>(wanted) * m_channels));
    }
    std::uint64_t frames() const { return m_frames; }
    core::Analysis finish() { return m_analyser.finish(); }

private:
    const std::size_t m_channels;
    std::uint64_t m_skip;
    std::optional<std::uint64_t> m_left;
    std::uint64_t m_frames = 0;
    Analyser m_analyser;
};

core::Error tooSlow() { return {core::Errc::Timeout, "The file takes too long to decode."}; }

core::Result<core::Analysis> listen(gst::GstDecoder& decoder, Bell& bell, const AnalysisLimits& limits,
                                    Deadline deadline) {
    const SoundFormat format{decoder.rate(), decoder.speakers()};
    const std::size_t channels = format.speakers.size();
    const auto most = static_cast<std::uint64_t>(std::chrono::seconds(limits.longestSound).count()) * format.rate.hertz;
    Trimmed trimmed(decoder, format);
    SampleRing& ring = *decoder.ring();
    std::vector<float> block(kReadFrames * channels);
    std::size_t kept = 0; // Of a frame that has not come as a whole.
    while (true) {
        const std::size_t got = ring.read(std::span(block).subspan(kept)) + kept;
        const std::size_t whole = got - got % channels;
        trimmed.add(std::span(block).first(whole));
        std::copy(block.begin() + static_cast<std::ptrdiff_t>(whole), block.begin() + static_cast<std::ptrdiff_t>(got),
                  block.begin());
        const bool isStarving = got == kept;
        kept = got - whole;
        if (trimmed.frames() > most) return core::failure(core::Errc::TooLarge, "The file does not end.");
        if (!isStarving && Clock::now() < deadline) continue;
        if (ring.isExhausted()) break;
        if (!bell.wait(std::min(deadline, Clock::now() + limits.patience))) return tl::unexpected(tooSlow());
    }
    if (const auto error = ring.error()) return tl::unexpected(*error);
    return trimmed.finish();
}

} // namespace

core::Result<core::Analysis> analyseFile(const core::FilePath& path, const AnalysisLimits& limits) {
    LINNET_TRY(const std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(path));
    const Deadline deadline = Clock::now() + limits.time;
    Bell bell;
    gst::GstDecoder decoder({.open = [source] { return core::Result<std::shared_ptr<core::MediaSource>>(source); },
                             .rate = {},
                             .mix = gst::Mix::AsRecorded},
                            [&bell] { bell.ring(); });
    while (!decoder.isReady())
        if (!bell.wait(std::min(deadline, Clock::now() + limits.patience))) return tl::unexpected(tooSlow());
    if (decoder.rate().hertz > 0) return listen(decoder, bell, limits, deadline);
    if (const auto error = decoder.ring()->error()) return tl::unexpected(*error);
    return core::failure(core::Errc::Corrupt, "The file cannot be played: it holds no sound.");
}

} // namespace linnet::player
