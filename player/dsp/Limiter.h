// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The last step before the output: holds what was made louder below -1 dBTP. It looks 2 ms ahead, lowers the level
// before a peak comes and lets it rise again over 100 ms; where nothing is too loud every bit stays as it is. One
// thread; nothing is allocated or locked.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Units.h"
#include "player/dsp/TruePeak.h"

namespace linnet::player {

inline constexpr double kTruePeakCeiling = -1.0; // dBTP

class Limiter {
public:
    explicit Limiter(core::SampleRate rate);

    /// Frames it keeps back at most; what it gives is no longer and no shorter than what it was given, once drained.
    std::size_t reach() const { return m_delay; }
    std::size_t held() const { return m_held; }
    enum class Watch : std::uint8_t { No, Yes };
    /// Takes whole frames of stereo and gives as many as it does not keep back to the front of `out`, which has room
    /// for in.size() samples. Unwatched, frames pass as they are. The frames written.
    std::size_t process(std::span<const float> in, Watch watch, std::span<float> out);
    /// What is kept back, as the end: `out` has room for reach() frames. The frames written; from then on it is as new.
    std::size_t drain(std::span<float> out);
    void reset();
    /// It lowers the level now.
    bool isWorking() const { return !m_isIdle; }

private:
    static constexpr std::size_t kSides = 2;
    static constexpr std::size_t kChunk = 128; ///< Frames looked at together.

    /// A mean over a fixed number of values, whole numbers throughout: of nothing but ones it is exactly one.
    struct Box {
        std::vector<std::int64_t> values;
        std::size_t at = 0;
        std::int64_t sum = 0;
        void fill(std::int64_t value);
        std::int64_t add(std::int64_t value);
    };
    struct Demand {
        std::uint64_t frame = 0;
        std::int64_t gain = 0;
    };

    void findPeaks(std::span<const float> in, Watch watch);
    double gainFor(std::int64_t demanded);
    std::int64_t lowest(std::int64_t demanded);
    void pass(std::span<const float> frame, float* out, double gain);

    const TruePeak m_truePeak;
    const std::size_t m_boxes; ///< Length of each of the two means.
    const std::size_t m_delay;
    const std::size_t m_window;   ///< Frames over which the lowest demand holds.
    const std::int64_t m_release; ///< Share of the way back a frame, of 2^32.
    std::array<std::array<float, TruePeak::kTaps - 1 + kChunk>, kSides> m_recent{};
    std::array<std::int64_t, kChunk> m_demands{};
    std::vector<Demand> m_lowest; ///< Ring: demands in rising order, each lower than all behind it.
    std::size_t m_lowestBegin = 0;
    std::size_t m_lowestCount = 0;
    std::uint64_t m_frame = 0;
    std::int64_t m_level;
    std::array<Box, 2> m_means;
    std::vector<float> m_waiting; ///< Ring of the frames kept back.
    std::size_t m_waitingAt = 0;
    std::size_t m_held = 0;
    std::size_t m_stillToWatch = 0;
    bool m_isIdle = true;
};

} // namespace linnet::player
