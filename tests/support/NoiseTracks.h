// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks of noise of which every stretch is like no other: from 64 frames of what was heard, however loud, the track
// and the place in it are known.

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <unordered_map>

#include "player/queue/Shuffle.h"
#include "tests/support/SoundFiles.h"

namespace linnet::tests {

class NoiseTracks {
public:
    struct Place {
        std::size_t track = 0;
        std::chrono::milliseconds position{0};
    };
    static constexpr std::size_t kRate = 44100;
    static constexpr std::size_t kWindow = 2 * 64; ///< Frames that placeOf() needs.

    NoiseTracks(const core::FilePath& folder, const std::vector<std::string>& names, std::size_t seconds) {
        for (const std::string& name : names)
            files.push_back(writeSound(folder, name, make(seconds * kRate)));
    }

    /// Where the last frame of `heard` (interleaved stereo) is; nothing if that is no music of these tracks.
    std::optional<Place> placeOf(std::span<const float> heard) const {
        if (heard.size() < 2 * kWindow) return std::nullopt;
        std::uint64_t key = 0;
        const std::size_t frames = heard.size() / 2;
        std::optional<Place> found;
        for (std::size_t back = 1; back <= kWindow && !found; ++back) {
            const float sample = heard[2 * (frames - back)];
            if (sample == 0.0F) return std::nullopt;
            key = key >> 1U | std::uint64_t{sample > 0} << 63U;
            const auto place = back < 64 ? m_places.end() : m_places.find(key);
            if (place == m_places.end()) continue;
            const auto ms = (place->second.frame + back) * 1000 / kRate;
            found = Place{place->second.track, std::chrono::milliseconds(ms)};
        }
        return found;
    }

    std::vector<core::FilePath> files;

private:
    struct Start {
        std::size_t track = 0;
        std::size_t frame = 0;
    };

    Pcm make(std::size_t frames) {
        Pcm pcm;
        pcm.samples.reserve(frames * 2);
        for (std::size_t frame = 0; frame + 64 <= frames; frame += 64) {
            const std::uint64_t signs = player::nextRandom(m_random);
            // The first sign is the lowest bit; placeOf() gathers them from the last to the first.
            std::uint64_t key = 0;
            for (unsigned bit = 0; bit < 64; ++bit) {
                const bool isUp = (signs >> bit & 1U) != 0;
                key |= std::uint64_t{isUp} << (63U - bit);
                const auto level = static_cast<std::int16_t>(2000 + player::nextRandom(m_random) % 20'000);
                pcm.samples.insert(pcm.samples.end(), 2, static_cast<std::int16_t>(isUp ? level : -level));
            }
            m_places[key] = {files.size(), frame};
        }
        return pcm;
    }

    std::uint64_t m_random = 1;
    std::unordered_map<std::uint64_t, Start> m_places; ///< Every 64th frame, by the signs of 64 of them.
};

} // namespace linnet::tests
