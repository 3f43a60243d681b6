// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the joiner gives, made to sound as the listener wants: equaliser, mono and balance, fades, and the limiter last.
// Pure; one thread. The limiter looks ahead: frames come out later than they were taken from the tracks, none is lost
// and none is added.

#include <span>
#include <vector>

#include "player/dsp/AudioSettings.h"
#include "player/dsp/Equaliser.h"
#include "player/dsp/Fader.h"
#include "player/dsp/Limiter.h"
#include "player/dsp/StereoStage.h"
#include "player/join/Joiner.h"

namespace linnet::player {

enum class FadeIn : std::uint8_t { No, Yes };

/// Stereo at one rate.
class Mixdown {
public:
    /// Samples to hand on, valid until the next call; a joint's frame counts from the first of them and may lie behind
    /// the last.
    struct Part {
        std::span<const float> samples;
        std::vector<Joint> joints;
        bool isShort = false; ///< Nothing more is there now.
    };

    Mixdown(core::SampleRate rate, const AudioSettings& settings);

    /// Drops all tracks and what is held, and begins with this one; with 5 ms of fade if it begins in the middle of
    /// something.
    void start(JoinInput input, FadeIn fade);
    void setNext(std::optional<JoinInput> input);
    void setGain(Ticket ticket, double gain) { m_joiner.setGain(ticket, gain); }
    void setPatience(Joiner::Patience patience) { m_joiner.setPatience(patience); }
    void expectNext(bool isExpected) { m_joiner.expectNext(isExpected); }
    void clear();
    /// Every step glides to its new setting.
    void set(const AudioSettings& settings);

    /// The next 10 ms, or less.
    Part render();
    /// The last 5 ms before the sound is cut, falling to silence, and all that is held. What is rendered after them
    /// rises from silence.
    Part renderFadeOut();
    /// What is held, behind the last track.
    std::span<const float> drain();
    bool hasNext() const { return m_joiner.hasNext(); }
    bool isCurrentDone() const { return m_joiner.isCurrentDone(); }

    /// The sound falls to silence over the pause fade while it goes on; isSilent() then.
    void fall();
    /// And back.
    void rise();
    bool isFalling() const { return m_fader.isFalling(); }
    bool isSilent() const { return m_fader.isShut(); }

    /// Steps that change samples now.
    struct Doing {
        bool overlap = false;
        bool equaliser = false;
        bool stereo = false;
        bool limiter = false; ///< It watches; it changes what is too loud.
        friend bool operator==(const Doing&, const Doing&) = default;
    };
    Doing doing() const;

private:
    std::size_t pauseFadeFrames() const;
    Rendered take(std::size_t frames);
    void forward(Part& part, const Rendered& rendered);

    const core::SampleRate m_rate;
    AudioSettings m_settings;
    Joiner m_joiner;
    Equaliser m_equaliser;
    StereoStage m_stereo;
    Fader m_fader;
    Limiter m_limiter;
    std::vector<float> m_block; ///< 10 ms.
    std::vector<float> m_out;   ///< And what the limiter holds.
    std::size_t m_outFrames = 0;
    bool m_isWatched = false;
};

} // namespace linnet::player
