// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/PlayingActions.h"

#include <QAction>

#include "app/actions/Actions.h"
#include "app/services/Playback.h"
#include "app/services/SleepTimer.h"
#include "app/window/HoldToScan.h"

namespace linnet::app {

namespace {

constexpr Millis kSeekStep{5000};
constexpr double kVolumeStep = 0.05;

RepeatMode after(RepeatMode mode) {
    switch (mode) {
    case RepeatMode::Off:
        return RepeatMode::All;
    case RepeatMode::All:
        return RepeatMode::One;
    case RepeatMode::One:
        break;
    }
    return RepeatMode::Off;
}

void handleShuffling(Actions& actions, Playback& playback) {
    constexpr std::pair<ActionId, ShuffleBy> kWays[] = {{ActionId::ShuffleTracks, ShuffleBy::Tracks},
                                                        {ActionId::ShuffleAlbums, ShuffleBy::Albums},
                                                        {ActionId::ShuffleArtists, ShuffleBy::Artists}};
    for (const auto& [id, by] : kWays) {
        actions.action(id).setCheckable(true);
        actions.handle(id, [&playback, by = by] {
            playback.setShuffleBy(by);
            playback.setShuffled(true);
        });
    }
    actions.action(ActionId::GoOn).setCheckable(true);
    actions.handle(ActionId::GoOn, [&playback] { playback.setGoesOn(!playback.goesOn()); });
    const auto refresh = [&actions, &playback, kWays] {
        for (const auto& [id, by] : kWays)
            actions.action(id).setChecked(playback.isShuffled() && playback.shuffleBy() == by);
        actions.action(ActionId::GoOn).setChecked(playback.goesOn());
    };
    QObject::connect(&playback, &Playback::modesChanged, &actions, refresh);
    refresh();
}

void handleStopping(Actions& actions, SleepTimer& timer) {
    constexpr std::pair<ActionId, SleepAt> kEnds[] = {{ActionId::StopAfterTrack, SleepAt::Track},
                                                      {ActionId::StopAfterAlbum, SleepAt::Album},
                                                      {ActionId::StopAfterQueue, SleepAt::Queue}};
    constexpr std::pair<ActionId, int> kMinutes[] = {
        {ActionId::Sleep15, 15}, {ActionId::Sleep30, 30}, {ActionId::Sleep60, 60}};
    for (const auto& [id, end] : kEnds) {
        actions.action(id).setCheckable(true);
        actions.handle(id, [&timer, end = end] { timer.sleepAt(timer.end() == end ? SleepAt::Never : end); });
    }
    for (const auto& [id, minutes] : kMinutes)
        actions.handle(id, [&timer, minutes = minutes] { timer.sleepIn(minutes); });
    actions.handle(ActionId::SleepNever, [&timer] { timer.sleepAt(SleepAt::Never); });
    const auto refresh = [&actions, &timer, kEnds] {
        for (const auto& [id, end] : kEnds)
            actions.action(id).setChecked(timer.end() == end);
        actions.action(ActionId::SleepNever).setEnabled(timer.end() != SleepAt::Never);
    };
    QObject::connect(&timer, &SleepTimer::changed, &actions, refresh);
    refresh();
}

} // namespace

void handlePlaying(Actions& actions, Playback& playback) {
    actions.handle(ActionId::TogglePlay, [&] { playback.togglePlay(); });
    actions.handle(ActionId::Next, [&] { playback.next(); });
    actions.handle(ActionId::Previous, [&] { playback.previous(); });
    actions.handle(ActionId::SeekForward, [&] { playback.seekBy(kSeekStep); });
    actions.handle(ActionId::SeekBack, [&] { playback.seekBy(-kSeekStep); });
    actions.handle(ActionId::VolumeUp, [&] { playback.setVolume(qMin(1.0, playback.volume() + kVolumeStep)); });
    actions.handle(ActionId::VolumeDown, [&] { playback.setVolume(qMax(0.0, playback.volume() - kVolumeStep)); });
    actions.handle(ActionId::Mute, [&] { playback.setMuted(!playback.isMuted()); });
    actions.handle(ActionId::Shuffle, [&] { playback.setShuffled(!playback.isShuffled()); });
    actions.handle(ActionId::Repeat, [&] { playback.setRepeat(after(playback.repeat())); });
    new HoldToScan(actions, ActionId::Next, HoldToScan::Direction::Forward, playback);
    new HoldToScan(actions, ActionId::Previous, HoldToScan::Direction::Back, playback);
    handleShuffling(actions, playback);
    handleStopping(actions, playback.sleepTimer());
    const auto refresh = [&] { actions.setHas(ActionNeeds::Track, playback.current().has_value()); };
    QObject::connect(&playback, &Playback::currentChanged, &actions, refresh);
    refresh();
}

} // namespace linnet::app
