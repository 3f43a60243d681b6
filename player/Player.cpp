// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/Player.h"

#include <algorithm>
#include <utility>

namespace linnet::player {

using namespace std::chrono_literals;

namespace {

constexpr auto kPreviousRestartsAfter = 3s;

/// Or parts of one loose file.
bool isOneAlbum(const QueueTrack& a, const QueueTrack& b) {
    if (!a.album.isNull() && a.album == b.album) return true;
    return a.part && b.part && a.file && a.file == b.file;
}

} // namespace

Player::Player(Parts parts, Media media, std::uint64_t shuffleSeed)
    : m_engine(parts.engine),
      m_clock(parts.clock),
      m_outputs(parts.outputs),
      m_media(std::move(media)),
      m_queue(shuffleSeed),
      m_meter(parts.clock) {
    m_engine.setEventHandler([this](const EngineEvent& event) { onEvent(event); });
    if (m_outputs) m_outputs->onChanged([this] { onOutputs(); });
}

Player::~Player() {
    m_engine.setEventHandler(nullptr);
    if (m_outputs) m_outputs->onChanged(nullptr);
}

// --- The queue ---

void Player::setQueue(std::vector<QueueTrack> tracks, std::optional<std::size_t> start, std::string sourceName) {
    m_undo.forget();
    m_queue.replace(std::move(tracks), start, std::move(sourceName));
    startOrFinish(m_queue.current(), StartAs::Playing);
}

void Player::playNow(std::vector<QueueTrack> tracks) {
    if (tracks.empty()) return;
    m_queue.playNow(std::move(tracks));
    startOrFinish(m_queue.current(), StartAs::Playing);
}

void Player::playNext(std::vector<QueueTrack> tracks) {
    m_undo.keep(m_queue);
    m_queue.playNext(std::move(tracks));
    queueChanged();
}

void Player::playLast(std::vector<QueueTrack> tracks) {
    m_undo.keep(m_queue);
    m_queue.playLast(std::move(tracks));
    queueChanged();
}

void Player::addBehind(std::vector<QueueTrack> tracks) {
    m_queue.append(std::move(tracks));
    queueChanged();
}

void Player::jumpTo(QueueItemId id) {
    if (m_queue.jumpTo(id)) startOrFinish(m_queue.current(), StartAs::Playing);
}

void Player::removeAll(const std::vector<QueueItemId>& ids) {
    const auto current = m_queue.current();
    const PlayQueue before = m_queue;
    bool isCurrentGone = false;
    bool isAnyGone = false;
    for (const QueueItemId id : ids) {
        if (!m_queue.remove(id)) continue;
        isAnyGone = true;
        isCurrentGone = isCurrentGone || (current && current->id == id);
    }
    if (!isAnyGone) return;
    m_undo.keep(before);
    if (!isCurrentGone) return queueChanged();
    if (m_status == PlayStatus::Stopped) {
        m_queue.skip();
        m_duration = m_queue.current() ? m_queue.current()->track->duration : 0ms;
        queueChanged();
        return stateChanged();
    }
    startOrFinish(m_queue.skip(), isActive() ? StartAs::Playing : StartAs::Paused);
}

void Player::move(QueueItemId id, QueuePart part, std::size_t index) {
    const PlayQueue before = m_queue;
    if (!m_queue.move(id, part, index)) return;
    m_undo.keep(before);
    queueChanged();
}

void Player::clearNext() {
    m_undo.keep(m_queue);
    m_queue.clearByHand();
    queueChanged();
}

void Player::clearUpcoming() {
    m_undo.keep(m_queue);
    m_queue.clearUpcoming();
    queueChanged();
}

bool Player::undoQueue() { return take(m_undo.undo(m_queue)); }
bool Player::redoQueue() { return take(m_undo.redo(m_queue)); }

bool Player::take(std::optional<PlayQueue> queue) {
    if (!queue) return false;
    m_queue = std::move(*queue);
    queueChanged();
    stateChanged();
    return true;
}

void Player::setShuffle(bool shuffled) {
    m_queue.setShuffled(shuffled);
    queueChanged();
    stateChanged();
}

void Player::setShuffleBy(ShuffleBy by) {
    m_queue.setShuffleBy(by);
    queueChanged();
    stateChanged();
}

void Player::setRepeat(Repeat repeat) {
    m_queue.setRepeat(repeat);
    queueChanged();
    stateChanged();
}

// --- Transport ---

void Player::play() {
    if (isActive()) return;
    if (m_loaded) {
        m_engine.play();
        return setStatus(m_hasStarted ? PlayStatus::Playing : PlayStatus::Loading);
    }
    m_failuresInARow = 0;
    if (m_isAtEnd) return startOrFinish(m_queue.restart(), StartAs::Playing);
    if (m_queue.current()) return startCurrent(m_startAt, StartAs::Playing);
    startOrFinish(m_queue.skip(), StartAs::Playing);
}

void Player::pause() {
    if (!isActive()) return;
    m_engine.pause();
    setStatus(PlayStatus::Paused);
}

void Player::togglePlay() {
    if (isActive())
        pause();
    else
        play();
}

void Player::stop() {
    halt();
    m_startAt = 0ms;
    jumped();
}

void Player::next() { startOrFinish(m_queue.skip(), StartAs::Playing); }

void Player::previous() {
    if (position() > kPreviousRestartsAfter) return seek(0ms);
    if (const auto item = m_queue.previous())
        startOrFinish(item, StartAs::Playing);
    else
        seek(0ms);
}

void Player::seek(std::chrono::milliseconds to) {
    if (!m_queue.current()) return;
    to = std::max(to, 0ms);
    if (m_duration > 0ms) to = std::min(to, m_duration);
    if (m_loaded) {
        m_engine.seek(to);
    }
    m_startAt = to;
    m_isAtEnd = false;
    m_listeners.tell([&](PlayerListener& listener) { listener.onPositionJumped(to); });
}

void Player::seekBy(std::chrono::milliseconds by) { seek(position() + by); }

void Player::setVolume(core::Volume volume) {
    m_volume = {std::clamp(volume.value, 0.0, 1.0)};
    m_engine.setVolume({m_volume.value * m_fade});
    if (m_isMuted) m_engine.setMuted(false);
    m_isMuted = false;
    stateChanged();
}

void Player::setFade(double factor) {
    m_fade = std::clamp(factor, 0.0, 1.0);
    m_engine.setVolume({m_volume.value * m_fade});
}

void Player::setMuted(bool muted) {
    m_isMuted = muted;
    m_engine.setMuted(muted);
    stateChanged();
}

void Player::setAudio(const AudioSettings& settings) {
    const AudioSettings before = std::exchange(m_audio, sane(settings));
    m_engine.setAudio(m_audio);
    if (before.loudness == m_audio.loudness && before.hasLimiter == m_audio.hasLimiter) return;
    for (const std::optional<Slot>* slot : {&m_loaded, &m_next})
        if (*slot) m_engine.setGain((*slot)->ticket, gainOf((*slot)->item));
}

// --- What is told ---

PlayerState Player::state() const {
    PlayerState state;
    state.status = m_status;
    state.current = m_queue.current();
    state.position = position();
    state.duration = m_duration;
    state.volume = m_volume;
    state.isMuted = m_isMuted;
    state.isShuffled = m_queue.isShuffled();
    state.shuffleBy = m_queue.shuffleBy();
    state.repeat = m_queue.repeat();
    state.stopAfter = m_stopAfter;
    state.error = m_error;
    return state;
}

std::chrono::milliseconds Player::position() const {
    if (!m_loaded) return m_startAt;
    const auto heard = m_engine.position();
    if (heard.ticket != m_loaded->ticket) return m_startAt;
    return m_duration > 0ms ? std::min(heard.position, m_duration) : heard.position;
}

std::shared_ptr<const QueueSnapshot> Player::queue() const {
    if (!m_snapshot) m_snapshot = std::make_shared<const QueueSnapshot>(m_queue.snapshot());
    return m_snapshot;
}

PlayerSession Player::session() const { return {m_queue.save(), position()}; }

void Player::restore(PlayerSession session) {
    halt();
    const auto seed = m_clock.now().time_since_epoch().count();
    m_queue = PlayQueue::restored(std::move(session.queue), static_cast<std::uint64_t>(seed));
    const auto current = m_queue.current();
    m_isAtEnd = false;
    m_startAt = current ? std::max(session.position, 0ms) : 0ms;
    m_duration = current ? current->track->duration : 0ms;
    m_status = current ? PlayStatus::Paused : PlayStatus::Stopped;
    queueChanged();
    stateChanged();
    jumped();
}

void Player::stateChanged() {
    m_listeners.tell([](PlayerListener& listener) { listener.onStateChanged(); });
}

void Player::queueChanged() {
    m_snapshot.reset();
    m_isAtEnd = m_isAtEnd && !m_queue.upNext();
    offerNext();
    m_listeners.tell([](PlayerListener& listener) { listener.onQueueChanged(); });
}

void Player::jumped() {
    const auto at = position();
    m_listeners.tell([at](PlayerListener& listener) { listener.onPositionJumped(at); });
}

void Player::setStatus(PlayStatus status) {
    if (status == m_status) return;
    m_status = status;
    m_meter.setRunning(m_status == PlayStatus::Playing);
    stateChanged();
}

// --- Driving the engine ---

void Player::startOrFinish(const std::optional<QueueItem>& item, StartAs as) {
    if (item) return startCurrent(0ms, as);
    halt();
    m_startAt = 0ms;
    m_isAtEnd = m_queue.current().has_value();
    queueChanged();
    jumped();
}

void Player::startCurrent(std::chrono::milliseconds from, StartAs as) {
    const auto current = m_queue.current();
    if (!current) return;
    endListening();
    m_snapshot.reset();
    m_isAtEnd = false;
    m_next.reset();
    m_offered.clear();
    m_loaded = Slot{Ticket{++m_lastTicket}, *current};
    m_hasStarted = false;
    m_startAt = from;
    m_duration = current->track->duration;
    m_engine.load(engineTrack(m_loaded->ticket, *current), from, as);
    m_status = as == StartAs::Playing ? PlayStatus::Loading : PlayStatus::Paused;
    m_meter.setRunning(false);
    queueChanged();
    stateChanged();
    jumped();
}

void Player::halt() {
    endListening();
    m_engine.stop();
    m_loaded.reset();
    m_next.reset();
    m_offered.clear();
    setStatus(PlayStatus::Stopped);
}

EngineTrack Player::engineTrack(Ticket ticket, const QueueItem& item) const {
    const auto track = item.track;
    EngineTrack engineTrack;
    engineTrack.ticket = ticket;
    engineTrack.open = [open = m_media.open, track] { return open(*track); };
    engineTrack.gain = gainOf(item);
    engineTrack.duration = track->duration;
    const auto before = m_queue.current();
    engineTrack.continuesAlbum = before && isOneAlbum(*before->track, *track);
    engineTrack.part = track->part;
    return engineTrack;
}

double Player::gainOf(const QueueItem& item) const {
    return loudnessFactor(item.track->replayGain, m_audio.loudness, surroundingsOf(item),
                          m_audio.hasLimiter ? Peaks::Leave : Peaks::Heed);
}

Surroundings Player::surroundingsOf(const QueueItem& item) const {
    const auto isNeighbour = [&](const std::optional<QueueItem>& other) {
        return other && other->id != item.id && isOneAlbum(*other->track, *item.track);
    };
    const auto shot = queue();
    const auto before = shot->history.empty() ? std::nullopt : std::optional(shot->history.back());
    const bool isAmongAlbum = isNeighbour(before) || isNeighbour(shot->current) || isNeighbour(m_queue.upNext());
    return isAmongAlbum ? Surroundings::SameAlbum : Surroundings::Mixed;
}

} // namespace linnet::player
