// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside of Playback: hears the player, turns its changes into signals, and stores the session. GUI thread.

#include <QThreadPool>
#include <QTimer>

#include "app/query/QueryThread.h"
#include "app/services/Playback.h"
#include "app/services/QueueTracks.h"
#include "app/services/Settings.h"
#include "app/services/SleepTimer.h"
#include "player/Player.h"

namespace linnet::app {

inline const QString kVolumeKey = QStringLiteral("player.volume");
inline const QString kMutedKey = QStringLiteral("player.muted");
inline const QString kShuffleKey = QStringLiteral("player.shuffle");
inline const QString kShuffleByKey = QStringLiteral("player.shuffleBy");
inline const QString kGoesOnKey = QStringLiteral("player.goesOn");
inline const QString kRepeatKey = QStringLiteral("player.repeat");
inline const QString kOutputKey = QStringLiteral("player.output");

inline RepeatMode repeatMode(player::Repeat repeat) {
    if (repeat == player::Repeat::One) return RepeatMode::One;
    return repeat == player::Repeat::All ? RepeatMode::All : RepeatMode::Off;
}
inline player::Repeat playerRepeat(RepeatMode repeat) {
    if (repeat == RepeatMode::One) return player::Repeat::One;
    return repeat == RepeatMode::All ? player::Repeat::All : player::Repeat::Off;
}
/// Where the volume of an output is kept; "" is the system's own choice.
inline QString volumeKey(const std::string& output) {
    return output.empty() ? kVolumeKey : kVolumeKey + QLatin1Char('.') + QString::fromStdString(output);
}
inline std::vector<QueueItem> queueItems(const std::vector<player::QueueItem>& items) {
    std::vector<QueueItem> result;
    result.reserve(items.size());
    for (const auto& item : items)
        result.push_back(queueItem(item));
    return result;
}

struct Playback::Impl final : player::PlayerListener {
    Playback& owner;
    player::Player& player;
    QueryThread& queries;
    core::store::Database& database;
    Settings& settings;
    player::PlayerState state; ///< As told last.
    SleepTimer sleep;
    QTimer tick; ///< Tells the position while playing.
    QTimer saveQueueSoon;
    QTimer savePosition; ///< While playing.
    QThreadPool files;   ///< Reads loose files.
    bool isPositionTold = true;
    bool isRestored = false; ///< Nothing is stored over what was not read yet.

    Impl(Playback& playback, const Parts& parts);
    ~Impl() override;
    Impl(const Impl&) = delete;

    void onStateChanged() override;
    void onQueueChanged() override;
    void onPlayerError(const player::PlayerError& error) override;
    void onPathChanged() override { Q_EMIT owner.signalPathChanged(); }
    void onPositionJumped(std::chrono::milliseconds position) override;
    void onQueueRunsOut() override;
    void onOutputsChanged() override;

    void updateTick();
    void restore();
    void take(player::PlayerSession session);
    void storeQueue();
    void storePosition();
    void saveNow();
    /// Reads rows by `query` on the query thread and hands what can be played to `use`.
    template <class Query, class Use>
    void withTracks(Query query, Use use);
};

} // namespace linnet::app
