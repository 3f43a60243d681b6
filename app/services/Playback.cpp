// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Playback.h"

#include <QTimer>

#include <algorithm>

#include "app/services/PlaybackImpl.h"

namespace linnet::app {

Playback::Playback(Parts parts, QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this, parts)) {}

Playback::~Playback() = default;

PlayStatus Playback::status() const {
    switch (m_impl->state.status) {
    case player::PlayStatus::Stopped:
        return PlayStatus::Stopped;
    case player::PlayStatus::Loading:
        return PlayStatus::Loading;
    case player::PlayStatus::Playing:
        return PlayStatus::Playing;
    case player::PlayStatus::Paused:
        return PlayStatus::Paused;
    }
    return PlayStatus::Stopped;
}

std::optional<QueueItem> Playback::current() const {
    const auto queue = m_impl->player.queue();
    if (!queue->current) return std::nullopt;
    return queueItem(*queue->current);
}

Millis Playback::position() const { return m_impl->player.position(); }
Millis Playback::duration() const { return m_impl->state.duration; }
double Playback::volume() const { return m_impl->state.volume.value; }
bool Playback::isMuted() const { return m_impl->state.isMuted; }
bool Playback::isShuffled() const { return m_impl->state.isShuffled; }
RepeatMode Playback::repeat() const { return repeatMode(m_impl->state.repeat); }
QString Playback::sourceName() const { return QString::fromStdString(m_impl->player.queue()->sourceName); }
std::vector<QueueItem> Playback::history() const { return queueItems(m_impl->player.queue()->history); }
std::vector<QueueItem> Playback::byHand() const { return queueItems(m_impl->player.queue()->byHand); }
std::vector<QueueItem> Playback::fromSource() const { return queueItems(m_impl->player.queue()->fromSource); }

std::vector<OutputItem> Playback::outputs() const {
    const auto chosen = m_impl->player.output();
    std::vector<OutputItem> items{{.id = {}, .name = tr("As the system chooses"), .isCurrent = !chosen}};
    for (const auto& output : m_impl->player.outputs())
        items.push_back({.id = QString::fromStdString(output.id),
                         .name = output.isExclusive ? tr("%1, only for Linnet").arg(QString::fromStdString(output.name))
                                                    : QString::fromStdString(output.name),
                         .isCurrent = chosen == output.id});
    return items;
}

const player::SignalPath& Playback::signalPath() const { return m_impl->player.signalPath(); }

void Playback::play() { m_impl->player.play(); }
void Playback::pause() { m_impl->player.pause(); }
void Playback::togglePlay() { m_impl->player.togglePlay(); }
void Playback::stop() { m_impl->player.stop(); }
void Playback::next() { m_impl->player.next(); }
void Playback::previous() { m_impl->player.previous(); }
void Playback::seek(Millis position) { m_impl->player.seek(position); }
void Playback::seekBy(Millis distance) { m_impl->player.seekBy(distance); }
void Playback::setVolume(double volume) { m_impl->player.setVolume({std::clamp(volume, 0.0, 1.0)}); }
void Playback::setMuted(bool muted) { m_impl->player.setMuted(muted); }
void Playback::setShuffled(bool shuffled) { m_impl->player.setShuffle(shuffled); }
void Playback::setRepeat(RepeatMode repeat) { m_impl->player.setRepeat(playerRepeat(repeat)); }
void Playback::jumpTo(quint64 item) { m_impl->player.jumpTo({item}); }

void Playback::removeFromQueue(const std::vector<quint64>& items) {
    std::vector<player::QueueItemId> ids;
    for (const quint64 item : items)
        ids.push_back({item});
    m_impl->player.removeAll(ids);
}

bool Playback::hasHistory() const { return !m_impl->player.queue()->history.empty(); }
ShuffleBy Playback::shuffleBy() const { return static_cast<ShuffleBy>(m_impl->state.shuffleBy); }
void Playback::setShuffleBy(ShuffleBy by) { m_impl->player.setShuffleBy(static_cast<player::ShuffleBy>(by)); }
SleepTimer& Playback::sleepTimer() const { return m_impl->sleep; }
bool Playback::goesOn() const { return m_impl->settings.flag(kGoesOnKey); }
void Playback::setGoesOn(bool goesOn) {
    m_impl->settings.setFlag(kGoesOnKey, goesOn);
    Q_EMIT modesChanged();
}
bool Playback::canRedoQueue() const { return m_impl->player.canRedoQueue(); }
void Playback::redoQueue() { m_impl->player.redoQueue(); }
bool Playback::canUndoQueue() const { return m_impl->player.canUndoQueue(); }
void Playback::undoQueue() { m_impl->player.undoQueue(); }

void Playback::moveInQueue(quint64 item, QueuePart part, int index) {
    m_impl->player.move({item}, part == QueuePart::ByHand ? player::QueuePart::ByHand : player::QueuePart::Source,
                        static_cast<std::size_t>(std::max(index, 0)));
}

void Playback::clearNext() { m_impl->player.clearNext(); }
void Playback::clearUpcoming() { m_impl->player.clearUpcoming(); }

void Playback::setOutput(const QString& id) {
    const double volume = m_impl->settings.real(volumeKey(id.toStdString()), this->volume());
    m_impl->player.setOutput(id.isEmpty() ? std::nullopt : std::optional(id.toStdString()));
    m_impl->settings.setText(kOutputKey, id);
    m_impl->player.setVolume({volume});
    Q_EMIT outputsChanged();
}

void Playback::setPositionTold(bool told) {
    m_impl->isPositionTold = told;
    m_impl->updateTick();
    if (told) Q_EMIT positionChanged();
}

void Playback::restore() { m_impl->restore(); }
void Playback::save() { m_impl->saveNow(); }

} // namespace linnet::app
