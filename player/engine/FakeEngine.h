// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An engine without sound, driven by hand: for tests of the player and of what stands on it. It does what it is told
// and remembers it; the test says when a track starts, fails or ends. One thread.

#include "player/engine/PlaybackEngine.h"

namespace linnet::player {

class FakeEngine final : public PlaybackEngine {
public:
    void setEventHandler(EventHandler handler) override { m_handler = std::move(handler); }
    void load(EngineTrack track, std::chrono::milliseconds from, StartAs as) override;
    void setNext(std::optional<EngineTrack> track) override { next = std::move(track); }
    void play() override { isPlaying = true; }
    void pause() override { isPlaying = false; }
    void stop() override;
    void seek(std::chrono::milliseconds to) override { m_heard.position = to; }
    void setVolume(core::Volume value) override {
        volume = value;
        volumes.push_back(value.value);
    }
    void setMuted(bool muted) override { isMuted = muted; }
    void setAudio(const AudioSettings& settings) override { audio = settings; }
    void setGain(Ticket ticket, double gain) override;
    void setOutput(std::optional<std::string> outputId) override { output = std::move(outputId); }
    HeardPosition position() const override { return m_heard; }

    /// The loaded track sounds.
    void start();
    /// The loaded track ends: the next one starts, or it drains.
    void finish();
    /// The loaded track fails before anything of it was heard.
    void fail(core::Error error);
    void loseOutput(core::Error error);
    void hear(std::chrono::milliseconds position) { m_heard.position = position; }
    void send(const EngineEvent& event);

    std::optional<EngineTrack> loaded;
    std::optional<EngineTrack> next;
    bool isPlaying = false;
    core::Volume volume;
    std::vector<double> volumes; ///< All that were set, oldest first.
    bool isMuted = false;
    AudioSettings audio;
    std::optional<std::string> output;
    int loads = 0;

private:
    EventHandler m_handler;
    HeardPosition m_heard;
};

} // namespace linnet::player
