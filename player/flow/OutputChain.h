// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one everlasting output. Frames are counted from its making and never go down, across flushes and openings too.
// Owned by the engine's thread; heardFrame() may be asked from any thread.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "player/engine/SignalPath.h"

namespace linnet::player::flow {

class OutputChain {
public:
    /// Called on any thread, never from inside a call.
    struct Signals {
        std::function<void()> wantsData;
        std::function<void()> ended; ///< Everything pushed before endOfStream() was heard.
        std::function<void(std::string)> failed;
    };

    virtual ~OutputChain() = default;

    /// Opens the output at this rate, paused. NotFound if there is no output at all.
    virtual core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;

    virtual void play() = 0;
    virtual void pause() = 0;
    /// Lets the device go but keeps the connection to its server; play() takes it again. What was not heard is dropped.
    virtual void rest() = 0;
    virtual bool isResting() const = 0;
    /// Drops what was not heard yet. The next frame pushed is the next one heard.
    virtual void flush() = 0;
    /// True while less than 20 ms wait to be taken.
    virtual bool wantsData() const = 0;
    /// Whole frames.
    virtual void push(std::span<const float> samples) = 0;
    virtual void endOfStream() = 0;
    /// endOfStream() was called and nothing flushed since.
    virtual bool hasEnded() const = 0;
    /// All that was pushed since the last flush was heard: whoever pushes more flushes first, or it comes too late.
    virtual bool hasRunDry() const = 0;

    /// The number the next pushed frame gets.
    virtual std::uint64_t nextFrame() const = 0;
    /// The frame that is heard now.
    virtual std::uint64_t heardFrame() const = 0;

    /// What the output takes, once it has been agreed on.
    struct Taking {
        std::string output{}; ///< The sound system; "" for a recording.
        bool isShared = true;
        AudioFormat format{};
    };
    virtual std::optional<Taking> taking() const = 0;

    virtual void setVolume(core::Volume volume) = 0;
    /// As set; 0 while muted.
    virtual core::Volume volume() const = 0;
    virtual void setMuted(bool muted) = 0;
};

} // namespace linnet::player::flow
