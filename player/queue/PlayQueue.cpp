// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/queue/PlayQueue.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "player/queue/Shuffle.h"

namespace linnet::player {

namespace {

/// What stays together; an item of its own where nothing is known.
std::string groupOf(const QueueItem& item, ShuffleBy by) {
    const QueueTrack& track = *item.track;
    if (by == ShuffleBy::Album && !track.album.isNull()) return track.album.hex();
    if (by == ShuffleBy::Artist && !track.artistDisplay.empty()) return track.artistDisplay;
    return '\n' + std::to_string(item.id.value);
}

} // namespace

PlayQueue::PlayQueue(std::uint64_t seed) : m_random(seed) {}

PlayQueue::Entry PlayQueue::makeEntry(QueueTrack track, std::optional<std::uint32_t> order) {
    return {{QueueItemId{++m_lastId}, std::make_shared<const QueueTrack>(std::move(track)), false}, order};
}

PlayQueue::Entries PlayQueue::makeByHand(std::vector<QueueTrack> tracks) {
    Entries entries;
    entries.reserve(tracks.size());
    for (auto& track : tracks)
        entries.push_back(makeEntry(std::move(track), std::nullopt));
    return entries;
}

void PlayQueue::insert(std::size_t at, Entries entries) {
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(entries.begin()),
                     std::make_move_iterator(entries.end()));
}

/// Index behind the by-hand part.
std::size_t PlayQueue::byHandEnd() const {
    std::size_t end = m_upcoming;
    while (end < m_entries.size() && m_entries[end].isByHand())
        ++end;
    return end;
}

std::optional<std::size_t> PlayQueue::indexOf(QueueItemId id) const {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.item.id == id; });
    if (found == m_entries.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_entries.begin());
}

std::optional<QueueItem> PlayQueue::makeCurrent(std::size_t index) {
    m_entries[index].item.wasPlayed = true;
    m_upcoming = index + 1;
    m_hasCurrent = true;
    return m_entries[index].item;
}

void PlayQueue::replace(std::vector<QueueTrack> tracks, std::optional<std::size_t> start, std::string sourceName) {
    Entries waiting(m_entries.begin() + static_cast<std::ptrdiff_t>(m_upcoming),
                    m_entries.begin() + static_cast<std::ptrdiff_t>(byHandEnd()));
    m_entries.clear();
    m_entries.reserve(tracks.size() + waiting.size());
    std::uint32_t order = 0;
    for (auto& track : tracks)
        m_entries.push_back(makeEntry(std::move(track), order++));
    m_sourceName = std::move(sourceName);
    m_hasCurrent = false;
    m_upcoming = 0;
    if (m_entries.empty()) {
        m_entries = std::move(waiting);
        return;
    }
    if (!start && m_isShuffled) start = randomBelow(m_random, m_entries.size());
    makeCurrent(start && *start < m_entries.size() ? *start : 0);
    if (m_isShuffled) shuffleOn();
    insert(m_upcoming, std::move(waiting));
}

void PlayQueue::playNow(std::vector<QueueTrack> tracks) {
    if (tracks.empty()) return;
    insert(m_upcoming, makeByHand(std::move(tracks)));
    makeCurrent(m_upcoming);
}

void PlayQueue::playNext(std::vector<QueueTrack> tracks) { insert(m_upcoming, makeByHand(std::move(tracks))); }

void PlayQueue::playLast(std::vector<QueueTrack> tracks) { insert(byHandEnd(), makeByHand(std::move(tracks))); }

void PlayQueue::append(std::vector<QueueTrack> tracks) {
    std::uint32_t order = nextOrder();
    Entries entries;
    for (auto& track : tracks)
        entries.push_back(makeEntry(std::move(track), order++));
    insert(m_entries.size(), std::move(entries));
}

std::optional<QueueItem> PlayQueue::current() const {
    if (!m_hasCurrent) return std::nullopt;
    return m_entries[m_upcoming - 1].item;
}

std::optional<QueueItem> PlayQueue::upNext() const {
    if (m_repeat == Repeat::One && m_hasCurrent) return m_entries[m_upcoming - 1].item;
    if (hasFollower()) return m_entries[m_upcoming].item;
    if (m_repeat != Repeat::All || m_entries.empty()) return std::nullopt;
    auto random = m_random;
    return nextRound(random).front().item;
}

std::optional<QueueItem> PlayQueue::advance() {
    if (m_repeat == Repeat::One && m_hasCurrent) return current();
    if (hasFollower()) return makeCurrent(m_upcoming);
    if (m_repeat != Repeat::All) return std::nullopt;
    return restart();
}

std::optional<QueueItem> PlayQueue::skip() {
    if (hasFollower()) return makeCurrent(m_upcoming);
    if (m_repeat == Repeat::Off) return std::nullopt;
    return restart();
}

std::optional<QueueItem> PlayQueue::previous() {
    const std::size_t before = m_hasCurrent ? m_upcoming - 1 : m_upcoming;
    if (before > 0) {
        jumpTo(m_entries[before - 1].item.id);
        return current();
    }
    if (m_repeat != Repeat::All || m_isShuffled || m_entries.empty()) return std::nullopt;
    jumpTo(m_entries.back().item.id);
    return current();
}

/// The list of a new round: hand-queued items were for once, unless there is nothing else.
PlayQueue::Entries PlayQueue::nextRound(std::uint64_t& random) const {
    Entries round;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(round),
                 [](const Entry& entry) { return !entry.isByHand(); });
    if (round.empty()) round = m_entries;
    for (auto& entry : round)
        entry.item.wasPlayed = false;
    if (!m_isShuffled) return round;
    mix(round, nullptr, random);
    const bool isByTrack = m_shuffleBy == ShuffleBy::Track;
    if (isByTrack && m_hasCurrent && round.size() > 1 && round.front().item.id == m_entries[m_upcoming - 1].item.id)
        std::swap(round.front(), round.back()); // not the same track twice in a row
    return round;
}

std::optional<QueueItem> PlayQueue::restart() {
    if (m_entries.empty()) return std::nullopt;
    m_entries = nextRound(m_random);
    return makeCurrent(0);
}

bool PlayQueue::jumpTo(QueueItemId id) {
    const auto target = indexOf(id);
    if (!target) return false;
    const std::size_t runEnd = byHandEnd();
    if (*target >= m_upcoming && *target < runEnd) {
        makeCurrent(*target);
        return true;
    }
    const auto runBegin = m_entries.begin() + static_cast<std::ptrdiff_t>(m_upcoming);
    const auto runStop = m_entries.begin() + static_cast<std::ptrdiff_t>(runEnd);
    Entries waiting(std::make_move_iterator(runBegin), std::make_move_iterator(runStop));
    m_entries.erase(runBegin, runStop);
    makeCurrent(*target < m_upcoming ? *target : *target - waiting.size());
    insert(byHandEnd(), std::move(waiting));
    return true;
}

bool PlayQueue::remove(QueueItemId id) {
    const auto index = indexOf(id);
    if (!index) return false;
    if (m_hasCurrent && *index == m_upcoming - 1) m_hasCurrent = false;
    if (*index < m_upcoming) --m_upcoming;
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(*index));
    return true;
}

bool PlayQueue::move(QueueItemId id, QueuePart part, std::size_t index) {
    const auto from = indexOf(id);
    if (!from || *from < m_upcoming) return false;
    Entry entry = std::move(m_entries[*from]);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(*from));
    const std::size_t border = byHandEnd();
    const bool toByHand = part == QueuePart::ByHand;
    const std::size_t at = toByHand ? std::min(m_upcoming + index, border) : std::min(border + index, m_entries.size());
    if (toByHand)
        entry.order.reset();
    else if (entry.isByHand())
        entry.order = nextOrder();
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(at), std::move(entry));
    if (!m_isShuffled) renumber();
    return true;
}

void PlayQueue::clearByHand() {
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(m_upcoming),
                    m_entries.begin() + static_cast<std::ptrdiff_t>(byHandEnd()));
}

void PlayQueue::clearUpcoming() {
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(m_upcoming), m_entries.end());
}

void PlayQueue::clear() {
    m_entries.clear();
    m_upcoming = 0;
    m_hasCurrent = false;
    m_sourceName.clear();
}

std::uint32_t PlayQueue::nextOrder() const {
    std::uint32_t next = 0;
    for (const auto& entry : m_entries)
        if (entry.order) next = std::max(next, *entry.order + 1);
    return next;
}

/// The list as it stands is the source's own order.
void PlayQueue::renumber() {
    std::uint32_t order = 0;
    for (auto& entry : m_entries)
        if (entry.order) entry.order = order++;
}

void PlayQueue::setShuffled(bool shuffled) {
    if (shuffled == m_isShuffled) return;
    m_isShuffled = shuffled;
    if (shuffled)
        shuffleOn();
    else
        shuffleOff();
}

void PlayQueue::setShuffleBy(ShuffleBy by) {
    if (by == m_shuffleBy) return;
    m_shuffleBy = by;
    if (m_isShuffled) shuffleOn();
}

/// `lead`: what belongs with it comes first; null: nothing does.
void PlayQueue::mix(std::span<Entry> entries, const Entry* lead, std::uint64_t& random) const {
    if (m_shuffleBy != ShuffleBy::Album) shuffle(entries, random);
    if (m_shuffleBy == ShuffleBy::Track) return;
    std::vector<std::string> groups;
    for (const Entry& entry : entries)
        groups.push_back(groupOf(entry.item, m_shuffleBy));
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    shuffle(std::span(groups), random);
    std::map<std::string, std::size_t> places;
    for (const std::string& group : groups)
        places.emplace(group, places.size() + 1);
    const std::string first = lead ? groupOf(lead->item, m_shuffleBy) : std::string();
    const auto placeOf = [&](const Entry& entry) {
        const std::string group = groupOf(entry.item, m_shuffleBy);
        const bool isFirst = lead && group == first;
        const std::uint32_t order = m_shuffleBy == ShuffleBy::Album ? entry.order.value_or(0) : 0;
        return std::tuple(isFirst ? 0 : places[group], isFirst && order < lead->order.value_or(0), order);
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const Entry& a, const Entry& b) { return placeOf(a) < placeOf(b); });
}

void PlayQueue::shuffleOn() {
    const std::size_t runEnd = byHandEnd();
    const std::size_t past = m_hasCurrent ? m_upcoming - 1 : m_upcoming;
    Entries kept;
    Entries coming;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const bool stays = i < past ? m_entries[i].item.wasPlayed || m_entries[i].isByHand() : i < runEnd;
        (stays ? kept : coming).push_back(std::move(m_entries[i]));
        if (i < past && !stays) --m_upcoming;
    }
    m_entries = std::move(kept);
    mix(coming, m_hasCurrent ? &m_entries[m_upcoming - 1] : nullptr, m_random);
    insert(m_entries.size(), std::move(coming));
}

void PlayQueue::shuffleOff() {
    const std::size_t runEnd = byHandEnd();
    std::optional<std::uint32_t> anchor; // the source's last track that was reached
    for (std::size_t i = 0; i < m_upcoming; ++i)
        if (m_entries[i].order) anchor = m_entries[i].order;
    Entries source;
    Entries ahead; // what was queued by hand and is playing or waiting
    const std::size_t past = m_hasCurrent ? m_upcoming - 1 : m_upcoming;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].order)
            source.push_back(std::move(m_entries[i]));
        else if (i >= past && i < runEnd)
            ahead.push_back(std::move(m_entries[i]));
    }
    std::sort(source.begin(), source.end(), [](const Entry& a, const Entry& b) { return *a.order < *b.order; });
    const auto behindAnchor = std::find_if(source.begin(), source.end(),
                                           [&](const Entry& entry) { return !anchor || *entry.order > *anchor; });
    const auto reached = static_cast<std::size_t>(behindAnchor - source.begin());
    const bool currentIsByHand = m_hasCurrent && ahead.size() > runEnd - m_upcoming;
    m_entries = std::move(source);
    m_upcoming = reached;
    insert(reached, std::move(ahead));
    if (currentIsByHand) ++m_upcoming;
}

QueueSnapshot PlayQueue::snapshot() const {
    QueueSnapshot shot;
    shot.sourceName = m_sourceName;
    shot.isShuffled = m_isShuffled;
    shot.shuffleBy = m_shuffleBy;
    shot.repeat = m_repeat;
    shot.current = current();
    const std::size_t past = m_hasCurrent ? m_upcoming - 1 : m_upcoming;
    const std::size_t runEnd = byHandEnd();
    shot.history.reserve(past);
    shot.fromSource.reserve(m_entries.size() - runEnd);
    for (std::size_t i = 0; i < past; ++i)
        shot.history.push_back(m_entries[i].item);
    for (std::size_t i = m_upcoming; i < runEnd; ++i)
        shot.byHand.push_back(m_entries[i].item);
    for (std::size_t i = runEnd; i < m_entries.size(); ++i)
        shot.fromSource.push_back(m_entries[i].item);
    return shot;
}

SavedQueue PlayQueue::save() const {
    SavedQueue saved{{}, m_upcoming, m_hasCurrent, m_isShuffled, m_repeat, m_sourceName, m_shuffleBy};
    saved.items.reserve(m_entries.size());
    for (const auto& entry : m_entries)
        saved.items.push_back({entry.item.track, entry.order, entry.item.wasPlayed});
    return saved;
}

PlayQueue PlayQueue::restored(SavedQueue saved, std::uint64_t seed) {
    PlayQueue queue(seed);
    for (auto& item : saved.items) {
        if (!item.track) continue;
        queue.m_entries.push_back({{QueueItemId{++queue.m_lastId}, std::move(item.track), item.wasPlayed}, item.order});
    }
    queue.m_upcoming = std::min(saved.upcoming, queue.m_entries.size());
    queue.m_hasCurrent = saved.hasCurrent && queue.m_upcoming > 0;
    queue.m_isShuffled = saved.isShuffled;
    queue.m_shuffleBy = saved.shuffleBy;
    queue.m_repeat = saved.repeat;
    queue.m_sourceName = std::move(saved.sourceName);
    return queue;
}

} // namespace linnet::player
