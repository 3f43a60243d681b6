// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The play queue: what was, what is and what comes. One list in playing order with a place in it; behind the current
// item lies the run of items queued by hand ("next in queue"), behind that the rest of what was started ("next from
// X"). A pure value: no clock, no thread, no I/O; its randomness is its own and seeded.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "player/queue/QueueTrack.h"

namespace linnet::player {

enum class Repeat : std::uint8_t { Off, One, All };

/// What a shuffle mixes: tracks, or albums or artists whose tracks stay together.
enum class ShuffleBy : std::uint8_t { Track, Album, Artist };

/// The two parts of what comes.
enum class QueuePart : std::uint8_t { ByHand, Source };

/// The queue as people see it; immutable.
struct QueueSnapshot {
    std::vector<QueueItem> history; ///< Before the current item, oldest first; previous() walks it back.
    std::optional<QueueItem> current;
    std::vector<QueueItem> byHand;     ///< Next in queue, in playing order.
    std::vector<QueueItem> fromSource; ///< Next from `sourceName`, in playing order.
    std::string sourceName;            ///< What was started: an album's or playlist's title; "" if nothing was.
    bool isShuffled = false;
    ShuffleBy shuffleBy = ShuffleBy::Track;
    Repeat repeat = Repeat::Off;
    friend bool operator==(const QueueSnapshot&, const QueueSnapshot&) = default;
};

/// Everything a queue is made of, for saving; see PlayerSession.h.
struct SavedQueue {
    struct Item {
        std::shared_ptr<const QueueTrack> track;
        std::optional<std::uint32_t> order; ///< Place in the unshuffled source; nothing if queued by hand.
        bool wasPlayed = false;
    };
    std::vector<Item> items; ///< In playing order.
    std::size_t upcoming = 0;
    bool hasCurrent = false;
    bool isShuffled = false;
    Repeat repeat = Repeat::Off;
    std::string sourceName;
    ShuffleBy shuffleBy = ShuffleBy::Track;
};

class PlayQueue {
public:
    explicit PlayQueue(std::uint64_t seed = 1);
    /// Numbers that do not fit together are mended (clamped), never trusted.
    static PlayQueue restored(SavedQueue saved, std::uint64_t seed);
    SavedQueue save() const;

    /// Starts something: its tracks become the source part, `start` the current item. Items queued by hand stay ahead.
    /// Without `start` the first one, or any one when shuffled. Beyond the end is the first. Nothing becomes current if
    /// `tracks` is empty.
    void replace(std::vector<QueueTrack> tracks, std::optional<std::size_t> start, std::string sourceName);
    /// The first becomes current at once, the others next in queue. The source part stays behind them.
    void playNow(std::vector<QueueTrack> tracks);
    /// In front of the by-hand part, in the order given.
    void playNext(std::vector<QueueTrack> tracks);
    /// At the end of the by-hand part: before the source part goes on.
    void playLast(std::vector<QueueTrack> tracks);
    /// At the end of the source part, in the order given.
    void append(std::vector<QueueTrack> tracks);

    std::optional<QueueItem> current() const;
    /// What follows when the current track ends by itself: the same under Repeat::One. Agrees with advance().
    std::optional<QueueItem> upNext() const;
    /// Goes where upNext() points. Without a follower nothing changes and nothing is returned.
    std::optional<QueueItem> advance();
    /// The listener's "next": as advance(), but leaves a repeated track, and starts over at the end under Repeat::One.
    std::optional<QueueItem> skip();
    /// One back; at the first item to the last one under Repeat::All (unless shuffled), else nothing.
    std::optional<QueueItem> previous();
    /// To the first item of a new round: every track unplayed again, shuffled anew if shuffled.
    std::optional<QueueItem> restart();

    /// Makes `id` current wherever it is; waiting by-hand items stay ahead. False if there is no such item.
    bool jumpTo(QueueItemId id);
    /// False if there is no such item. Removing the current item leaves none; skip() then goes on behind it.
    bool remove(QueueItemId id);
    /// Moves a coming item to `index` (clamped) of a part. False for the current item, history and unknown ids.
    /// Unshuffled, the new order is the order; shuffled, unshuffling still restores the old one.
    bool move(QueueItemId id, QueuePart part, std::size_t index);
    void clearByHand();
    /// Everything that comes, both parts.
    void clearUpcoming();
    void clear();

    /// On: what was not played yet comes in random order, each once. Off: the source's own order from the current
    /// track; played by-hand items leave the history.
    void setShuffled(bool shuffled);
    /// By album: albums in random order, each in its own; by artist: artists in random order, their tracks mixed. What
    /// belongs with the current item comes first. While shuffled, what comes is mixed anew.
    void setShuffleBy(ShuffleBy by);
    ShuffleBy shuffleBy() const { return m_shuffleBy; }
    /// Nothing stands behind the current item, whatever is repeated.
    bool isAtLast() const { return !hasFollower(); }
    void setRepeat(Repeat repeat) { m_repeat = repeat; }
    bool isShuffled() const { return m_isShuffled; }
    Repeat repeat() const { return m_repeat; }
    bool isEmpty() const { return m_entries.empty(); }
    QueueSnapshot snapshot() const;
    /// Entries added from now on get ids that `other` has not given either.
    void avoidIdsOf(const PlayQueue& other) { m_lastId = std::max(m_lastId, other.m_lastId); }

private:
    struct Entry {
        QueueItem item;
        std::optional<std::uint32_t> order; ///< Nothing: queued by hand.
        bool isByHand() const { return !order.has_value(); }
    };
    using Entries = std::vector<Entry>;

    Entry makeEntry(QueueTrack track, std::optional<std::uint32_t> order);
    Entries makeByHand(std::vector<QueueTrack> tracks);
    void insert(std::size_t at, Entries entries);
    std::size_t byHandEnd() const;
    std::optional<std::size_t> indexOf(QueueItemId id) const;
    std::optional<QueueItem> makeCurrent(std::size_t index);
    Entries nextRound(std::uint64_t& random) const;
    bool hasFollower() const { return m_upcoming < m_entries.size(); }
    void shuffleOn();
    void mix(std::span<Entry> entries, const Entry* lead, std::uint64_t& random) const;
    void shuffleOff();
    void renumber();
    std::uint32_t nextOrder() const;

    Entries m_entries;          ///< In playing order.
    std::size_t m_upcoming = 0; ///< Index of the first item that comes; 0…size.
    bool m_hasCurrent = false;  ///< Then the current item is m_upcoming - 1.
    bool m_isShuffled = false;
    ShuffleBy m_shuffleBy = ShuffleBy::Track;
    Repeat m_repeat = Repeat::Off;
    std::string m_sourceName;
    std::uint64_t m_lastId = 0;
    std::uint64_t m_random; ///< State of the generator.
};

} // namespace linnet::player
