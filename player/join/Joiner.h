// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes one everlasting stream of samples out of tracks: cuts what a track has too much, puts the next track's first
// sample right behind the last one of the track before or lets them overlap, and applies each track's gain sample by
// sample. Pure: no thread, no clock, no GStreamer. F32 interleaved; the same input gives the same output.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Units.h"
#include "player/engine/PlaybackEngine.h"
#include "player/join/GainRamp.h"
#include "player/join/SampleStream.h"

namespace linnet::player {

struct JoinInput {
    Ticket ticket;
    std::shared_ptr<SampleStream> samples;
    double gain = 1.0;                        ///< Linear; 1 leaves every bit as it is.
    std::uint64_t firstFrame = 0;             ///< Which frame of the track the first one of `samples` is.
    std::uint64_t skipFrames = 0;             ///< To drop from the front of `samples` (they precede `firstFrame`).
    std::optional<std::uint64_t> trackFrames; ///< The track's true length: what lies beyond is cut.
    bool continuesAlbum = false;              ///< The track before is of the same album.
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
    bool isRaised = false; ///< It may be louder than what the tracks hold.
};

class Joiner {
public:
    Joiner(unsigned channels, core::SampleRate rate);

    /// Drops all tracks and begins with this one.
    void start(JoinInput input);
    /// What follows the track that was started last; replaces the one before.
    void setNext(std::optional<JoinInput> input);
    bool hasNext() const { return m_next.has_value(); }
    void clear();
    /// For the next joint: an equal-power crossfade, which is over when the earlier track is. It is shorter where a
    /// track is: at most half of either.
    void setCrossfade(const CrossfadeSettings& crossfade);
    /// For an output that is in no hurry: decoders are waited for rather than an overlap made shorter, and so is the
    /// follower while it `isExpected`.
    enum class Patience : std::uint8_t { No, Yes };
    void setPatience(Patience patience) { m_patience = patience; }
    void expectNext(bool isExpected) { m_isNextExpected = isExpected; }
    /// Of a track that it has: glides over 10 ms where it sounds.
    void setGain(Ticket ticket, double gain);

    /// Fills `out` (whole frames) as far as samples are there.
    Rendered render(std::span<float> out);
    /// Two tracks sound.
    bool isOverlapping() const { return m_leaving.has_value(); }
    /// The current track has given all it has.
    bool isCurrentDone() const;

private:
    static constexpr std::size_t kMixSamples = 2048;

    struct Voice {
        JoinInput input;
        GainRamp gain;
        std::uint64_t toSkip = 0;
        std::uint64_t nextFrame = 0; ///< Of the track.
        bool isAnnounced = false;
    };

    static Voice voiceOf(JoinInput input);
    bool isDone(const Voice& voice) const;
    std::optional<std::uint64_t> framesLeft(const Voice& voice) const;
    std::uint64_t overlap(std::uint64_t left) const;
    bool canOverlap(std::uint64_t frames);
    std::size_t heldBack(std::size_t frames);
    std::size_t untilOverlap(std::size_t frames);
    void skip(Voice& voice);
    std::size_t take(Voice& voice, std::span<float> out);
    std::size_t mix(std::span<float> out);
    void announce(Rendered& rendered, std::uint64_t trackFrame);

    const unsigned m_channels;
    const core::SampleRate m_rate;
    std::optional<Voice> m_leaving; ///< While two overlap, the earlier one.
    std::optional<Voice> m_current;
    std::optional<Voice> m_next;
    std::uint64_t m_crossfadeFrames = 0; ///< As set.
    bool m_isInsideAlbums = false;
    Patience m_patience = Patience::No;
    bool m_isNextExpected = false;
    std::uint64_t m_overlapFrames = 0; ///< Of the one that goes on.
    std::uint64_t m_overlapDone = 0;
    std::array<float, kMixSamples> m_mix{};
};

} // namespace linnet::player
