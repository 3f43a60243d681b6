// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A listener who does anything at any time, by a seed: the real player on the real engine with noise of which every
// stretch is known. After some of what is done the sound has to be what the player says it is.

#include <random>
#include <string>

#include "core/base/Clock.h"
#include "player/Player.h"
#include "tests/support/EngineBench.h"
#include "tests/support/NoiseTracks.h"
#include "tests/support/TempFolder.h"

namespace linnet::tests {

class RandomPlaying {
public:
    explicit RandomPlaying(unsigned seed) : m_random(seed) {
        m_player.setRepeat(player::Repeat::All);
        m_player.setQueue(someTracks(m_noise.files.size()), 0, "Noise");
    }

    /// What was wrong, in a sentence; "" if nothing was.
    std::string run(int operations) {
        for (int i = 0; i < operations; ++i) {
            m_done += '\n' + std::to_string(i) + " " + doAnything();
            if (below(3) == 0 && !isTrueSoon())
                return "after" + m_done + "\nthe player says " + told() + ", and what sounds is " + heard();
        }
        m_player.play();
        return isTrueSoon() ? std::string() : "at the end" + m_done + "\n" + told() + ", heard " + heard();
    }

private:
    using Millis = std::chrono::milliseconds;
    static constexpr std::chrono::seconds kPatience{20};
    static constexpr Millis kAllowed{100};
    static constexpr std::size_t kSeconds = 4;

    std::size_t below(std::size_t count) { return m_random() % count; }

    std::vector<player::QueueTrack> someTracks(std::size_t count) {
        std::vector<player::QueueTrack> tracks;
        for (std::size_t i = 0; i < count; ++i) {
            const auto number = below(m_noise.files.size());
            player::QueueTrack track;
            track.title = std::to_string(number);
            track.file = m_noise.files[number];
            track.duration = std::chrono::seconds(kSeconds);
            tracks.push_back(std::move(track));
        }
        return tracks;
    }

    std::string doAnything() {
        switch (below(14)) {
        case 0:
            m_player.pause();
            return "pause";
        case 1:
        case 2:
            m_player.play();
            return "play";
        case 3:
        case 4: {
            const Millis to(below(kSeconds * 1000 + 500));
            m_player.seek(to);
            return "seek " + std::to_string(to.count());
        }
        case 5:
        case 6:
            m_player.next();
            return "next";
        case 7:
            m_player.previous();
            return "previous";
        case 8:
            m_player.setOutput(std::to_string(below(3)));
            return "another output";
        case 9:
            m_player.setVolume({0.3 + 0.1 * static_cast<double>(below(8))});
            return "volume";
        case 10:
            m_player.playNext(someTracks(1 + below(2)));
            return "play next";
        case 11:
            return removeOne();
        case 12:
            m_player.setShuffle(!m_player.state().isShuffled);
            return "shuffle";
        default:
            return jump();
        }
    }

    std::vector<player::QueueItem> items() const {
        const auto queue = m_player.queue();
        auto all = queue->byHand;
        all.insert(all.end(), queue->fromSource.begin(), queue->fromSource.end());
        if (queue->current) all.push_back(*queue->current);
        return all;
    }
    std::string removeOne() {
        const auto all = items();
        if (all.size() < 3) m_player.playLast(someTracks(3));
        if (all.size() < 3) return "queue three more";
        m_player.remove(all[below(all.size())].id);
        return "remove";
    }
    std::string jump() {
        const auto all = items();
        if (all.empty()) return "nothing";
        m_player.jumpTo(all[below(all.size())].id);
        return "jump";
    }

    std::optional<NoiseTracks::Place> place() const { return m_noise.placeOf(m_bench.lastHeard(NoiseTracks::kWindow)); }

    bool isTrue() {
        const auto state = m_player.state();
        if (state.status == player::PlayStatus::Loading) return false;
        if (state.status != player::PlayStatus::Playing) {
            const auto before = std::exchange(m_lastCount, m_bench.heardFrames());
            return before == m_lastCount; // two looks at silence
        }
        const auto now = place();
        return now && state.current && std::to_string(now->track) == state.current->track->title &&
               std::chrono::abs(now->position - state.position) <= kAllowed;
    }
    /// Before half a second of sound has gone by.
    bool isTrueSoon() {
        const std::size_t latest = m_bench.heardFrames() + NoiseTracks::kRate / 2;
        bool isTold = false;
        return m_bench.executor.runUntil([&] { return (isTold = isTrue()) || m_bench.heardFrames() > latest; },
                                         kPatience) &&
               isTold;
    }

    std::string told() const {
        const auto state = m_player.state();
        const std::string title = state.current ? state.current->track->title : "nothing";
        return "status " + std::to_string(static_cast<int>(state.status)) + " track " + title + " at " +
               std::to_string(state.position.count()) + (state.error ? " error: " + state.error->detail : "");
    }
    std::string heard() const {
        const auto now = place();
        return now ? "track " + std::to_string(now->track) + " at " + std::to_string(now->position.count())
                   : std::string("none of the tracks");
    }

    std::mt19937 m_random;
    TempFolder m_folder;
    NoiseTracks m_noise{m_folder.path(), {"a.flac", "b.wav", "c.wv", "d.flac"}, kSeconds};
    core::SystemClock m_clock;
    EngineBench m_bench{true};
    player::Player m_player{
        {.engine = *m_bench.engine, .clock = m_clock},
        {.open = [](const player::QueueTrack& track) -> core::Result<std::shared_ptr<core::MediaSource>> {
             LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(*track.file));
             return source;
         },
         .prefetch = {}},
        7};
    std::size_t m_lastCount = 0;
    std::string m_done;
};

} // namespace linnet::tests
