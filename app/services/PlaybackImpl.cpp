// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlaybackImpl.h"

#include "app/services/ErrorText.h"
#include "core/store/SettingStore.h"
#include "player/queue/PlayerSession.h"

namespace linnet::app {

namespace {

using namespace std::chrono_literals;
using core::store::WritePriority;

constexpr auto kTick = 100ms;
constexpr auto kQueueDelay = 50ms;
constexpr auto kPositionEvery = 5s;
constexpr auto kSessionKey = "session.queue";
constexpr auto kPositionKey = "session.position";

} // namespace

Playback::Impl::Impl(Playback& playback, const Parts& parts)
    : owner(playback),
      player(parts.player),
      queries(parts.queries),
      database(parts.database),
      settings(parts.settings),
      state(parts.player.state()),
      sleep(parts.player) {
    files.setMaxThreadCount(1);
    tick.setInterval(kTick);
    saveQueueSoon.setSingleShot(true);
    saveQueueSoon.setInterval(kQueueDelay);
    savePosition.setInterval(kPositionEvery);
    QObject::connect(&tick, &QTimer::timeout, &owner, &Playback::positionChanged);
    QObject::connect(&saveQueueSoon, &QTimer::timeout, &owner, [this] { storeQueue(); });
    QObject::connect(&savePosition, &QTimer::timeout, &owner, [this] { storePosition(); });
    player.addListener(*this);
}

Playback::Impl::~Impl() {
    files.clear();
    files.waitForDone();
    player.removeListener(*this);
}

void Playback::Impl::onStateChanged() {
    const player::PlayerState before = std::exchange(state, player.state());
    const bool isOtherTrack = before.current.has_value() != state.current.has_value() ||
                              (state.current && before.current->id != state.current->id);
    updateTick();
    if (before.status != state.status) {
        storePosition();
        Q_EMIT owner.statusChanged();
    }
    if (isOtherTrack || before.duration != state.duration) Q_EMIT owner.currentChanged();
    if (before.volume != state.volume || before.isMuted != state.isMuted) {
        settings.setReal(volumeKey(player.output().value_or(std::string())), state.volume.value);
        settings.setFlag(kMutedKey, state.isMuted);
        Q_EMIT owner.volumeChanged();
    }
    if (before.isShuffled != state.isShuffled || before.repeat != state.repeat || before.shuffleBy != state.shuffleBy) {
        settings.setNumber(kShuffleByKey, static_cast<int>(state.shuffleBy));
        settings.setFlag(kShuffleKey, state.isShuffled);
        settings.setNumber(kRepeatKey, static_cast<int>(state.repeat));
        Q_EMIT owner.modesChanged();
    }
}

void Playback::Impl::onQueueChanged() {
    saveQueueSoon.start();
    Q_EMIT owner.queueChanged();
}

void Playback::Impl::onPlayerError(const player::PlayerError& error) {
    const QString sentence = sentenceFor(error.error);
    if (error.item) {
        const QString title = QString::fromStdString(error.item->track->title);
        Q_EMIT owner.failed(Playback::tr("“%1” cannot be played. %2").arg(title, sentence));
    } else {
        Q_EMIT owner.failed(Playback::tr("There is no sound output. %1").arg(sentence));
    }
}

void Playback::Impl::onPositionJumped(std::chrono::milliseconds) {
    storePosition();
    Q_EMIT owner.seeked();
    Q_EMIT owner.positionChanged();
}

void Playback::Impl::onOutputsChanged() { Q_EMIT owner.outputsChanged(); }

void Playback::Impl::updateTick() {
    const bool isPlaying = state.status == player::PlayStatus::Playing;
    if (isPlaying && isPositionTold) {
        if (!tick.isActive()) tick.start();
    } else {
        tick.stop();
    }
    if (!isPlaying) {
        savePosition.stop();
    } else if (!savePosition.isActive()) {
        savePosition.start();
    }
}

void Playback::Impl::restore() {
    // All read before the first is set: what is set is stored at once.
    const bool isMuted = settings.flag(kMutedKey);
    const bool isShuffled = settings.flag(kShuffleKey);
    const int repeat = std::clamp(settings.number(kRepeatKey), 0, 2);
    const QString output = settings.text(kOutputKey);
    const int shuffleBy = std::clamp(settings.number(kShuffleByKey), 0, 2);
    const double volume = settings.real(volumeKey(output.toStdString()), settings.real(kVolumeKey, 1.0));
    if (!output.isEmpty()) player.setOutput(output.toStdString());
    player.setVolume({volume});
    player.setShuffleBy(static_cast<player::ShuffleBy>(shuffleBy));
    player.setMuted(isMuted);
    player.setShuffle(isShuffled);
    player.setRepeat(static_cast<player::Repeat>(repeat));
    queries.ask(
        &owner,
        [](core::store::Connection& connection) -> core::Result<player::PlayerSession> {
            LINNET_TRY(const auto text, core::store::setting(connection, kSessionKey));
            LINNET_TRY(const auto position, core::store::setting(connection, kPositionKey));
            if (!text) return core::failure(core::Errc::NotFound, "nothing was played yet");
            LINNET_TRY(auto session, player::decodeSession(*text));
            session.position =
                std::chrono::milliseconds(std::max(0LL, QString::fromStdString(position.value_or("0")).toLongLong()));
            return session;
        },
        [this](core::Result<player::PlayerSession> session) {
            if (session) {
                take(std::move(*session));
            } else {
                isRestored = true;
            }
        });
}

void Playback::Impl::take(player::PlayerSession session) {
    // Whoever has pressed play already wants that, not the queue of last time.
    const auto queue = player.queue();
    if (!queue->current && queue->byHand.empty() && queue->fromSource.empty()) player.restore(std::move(session));
    isRestored = true;
}

void Playback::Impl::storeQueue() {
    if (!isRestored) return;
    // Written out on the writer's thread: a long queue takes a while.
    database.writeLater(WritePriority::User,
                        [session = std::make_shared<player::PlayerSession>(player.session())](auto& tx) {
                            return core::store::putSetting(tx, {kSessionKey, player::encodeSession(*session)});
                        });
    storePosition();
}

void Playback::Impl::storePosition() {
    if (!isRestored) return;
    database.writeLater(WritePriority::User, [position = player.position().count()](auto& tx) {
        return core::store::putSetting(tx, {kPositionKey, std::to_string(position)});
    });
}

void Playback::Impl::saveNow() {
    saveQueueSoon.stop();
    storeQueue();
}

} // namespace linnet::app
