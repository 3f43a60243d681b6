// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The output with its manners: it is never cut while something sounds. Whoever ends the sound pushes a tail that falls
// to silence and says what is to come; once the tail was heard the output pauses or goes to another device. After 5 s
// of pause the device is let go. The engine's thread; heardFrame() any.

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "player/engine/SinkChoice.h"
#include "player/flow/OutputChain.h"

namespace linnet::player::flow {

class Outlet {
public:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    Outlet(const SinkChoice& choice, std::unique_ptr<OutputChain> chain);

    /// Opens the chosen output, or the system's own choice if that cannot be. Nothing if it is open. NotFound.
    core::Result<void> open(core::SampleRate rate);
    /// At once.
    void close();
    bool isOpen() const { return m_chain->isOpen(); }

    /// Sound flows from now on; a pause on its way is forgotten.
    void play();
    /// Pauses when everything pushed was heard.
    void pause();
    /// Goes to another output when everything pushed was heard: it is closed then, open() opens the new one.
    void moveTo(std::optional<std::string> outputId);
    /// Closed when everything pushed was heard, to be opened anew (at another rate).
    void reopen();
    /// The chosen output does not work: from now on, until the next moveTo(), the system's own choice. False if that is
    /// what it was.
    bool fallBack();
    /// Lets what was asked for happen once it may; returns when to be called again.
    Deadline step();

    /// It takes sound as fast as it is heard, not as fast as it comes.
    bool isPaced() const { return m_isPaced; }
    /// Nothing is on its way that was asked to be waited for.
    bool isQuiet() const { return !m_waitLimit; }
    /// The chain said that it has come to the end.
    void onEnded();
    /// Playing, and what is cut off now would be heard: a tail is due.
    bool isSounding() const;
    /// It plays and has room, and no tail is on its way.
    bool wantsData() const;
    /// Whole frames.
    void push(std::span<const float> samples);
    void endOfStream();

    std::uint64_t nextFrame() const { return m_chain->nextFrame(); }
    std::uint64_t heardFrame() const { return m_chain->heardFrame(); }
    /// Something was heard since it was opened.
    bool wasHeard() const { return m_chain->heardFrame() > m_openedAt; }
    /// What the output takes, once it has been agreed on.
    std::optional<OutputChain::Taking> taking() const { return m_chain->taking(); }
    core::Volume volume() const { return m_chain->volume(); }
    void setVolume(core::Volume volume) { m_chain->setVolume(volume); }
    void setMuted(bool muted) { m_chain->setMuted(muted); }

private:
    void waitUntilHeard();
    bool isHeard() const { return m_chain->heardFrame() >= m_chain->nextFrame(); }
    void settle();

    const std::unique_ptr<OutputChain> m_chain;
    const std::chrono::milliseconds m_letGoAfter;
    const bool m_isPaced;
    core::SampleRate m_rate;
    std::optional<std::string> m_outputId;
    bool m_isFallenBack = false;
    bool m_isPlaying = false;
    bool m_isMoving = false;
    std::uint64_t m_openedAt = 0; ///< Frame.
    Deadline m_waitLimit; ///< Set while what was pushed is on its way to the ear; a stuck device is not waited for.
    Deadline m_letGoAt;
};

} // namespace linnet::player::flow
