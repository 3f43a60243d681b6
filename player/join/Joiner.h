// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes one everlasting stream of samples out of tracks: cuts what a track has too much, puts the next track's first
// sample right behind the last one of the track before, applies each track's gain sample by sample and fades where a
// flush cut the sound. Pure: no thread, no clock, no GStreamer. F32 interleaved; the same input gives the same output.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Units.h"
#include "player/engine/PlaybackEngine.h"
#include "player/join/SampleStream.h"

namespace linnet::player {

struct JoinInput {
    Ticket ticket;
    std::shared_ptr<SampleStream> samples;
    double gain = 1.0;                        ///< Linear; 1 leaves every bit as it is.
    std::uint64_t firstFrame = 0;             ///< Which frame of the track the first one of `samples` is.
    std::uint64_t skipFrames = 0;             ///< To drop from the front of `samples` (they precede `firstFrame`).
    std::optional<std::uint64_t> trackFrames; ///< The track's true length: what lies beyond is cut.
};

/// A track began at this frame of the rendered block.
struct Joint {
    Ticket ticket;
    std::size_t frame = 0;
    std::uint64_t trackFrame = 0;
};

struct Rendered {
    std::size_t frames = 0; ///< Fewer than asked for if a decoder lags behind or all is over.
    std::vector<Joint> joints;
};

enum class FadeIn : std::uint8_t { No, Yes };

class Joiner {
public:
    Joiner(unsigned channels, core::SampleRate rate);

    /// Drops both tracks and begins with this one; with a fade if it begins in the middle of something.
    void start(JoinInput input, FadeIn fade);
    /// What follows the track that was started last; replaces the one before.
    void setNext(std::optional<JoinInput> input);
    bool hasNext() const { return m_next.has_value(); }
    void clear();

    /// Fills `out` (whole frames) as far as samples are there.
    Rendered render(std::span<float> out);
    /// The last 5 ms before the sound is cut: like render(), falling to silence over the frames rendered. What is
    /// rendered after them rises from silence.
    Rendered renderFadeOut(std::span<float> out);
    /// The current track has given all it has.
    bool isCurrentDone() const;
    std::size_t fadeFrames() const { return m_fadeFrames; }

private:
    struct Voice {
        JoinInput input;
        std::uint64_t toSkip = 0;
        std::uint64_t nextFrame = 0; ///< Of the track.
        bool isAnnounced = false;
    };

    static Voice voiceOf(JoinInput input);
    bool isDone(const Voice& voice) const;
    void skip(Voice& voice);
    std::size_t take(Voice& voice, std::span<float> out);
    void fadeIn(std::span<float> block);

    const unsigned m_channels;
    const std::size_t m_fadeFrames;
    std::optional<Voice> m_current;
    std::optional<Voice> m_next;
    std::size_t m_fadedFrames; ///< Of the fade-in; m_fadeFrames once it is over.
};

} // namespace linnet::player
