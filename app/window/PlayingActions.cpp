// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/PlayingActions.h"

#include "app/actions/Actions.h"
#include "app/services/Playback.h"

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
    const auto refresh = [&] { actions.setHas(ActionNeeds::Track, playback.current().has_value()); };
    QObject::connect(&playback, &Playback::currentChanged, &actions, refresh);
    refresh();
}

} // namespace linnet::app
