// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How it sounds, between the settings and the player: the settings as the player's value, the listener's own curves of
// the equaliser, and who tells the player of every change. GUI thread.

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

#include "player/dsp/AudioSettings.h"

namespace linnet::player {
class Player;
}

namespace linnet::app {

class Settings;

/// What cannot be read counts as not set.
player::AudioSettings audioSettings(const Settings& settings);

/// "off", "track", "album", "auto".
QString loudnessText(player::LoudnessMode mode);
player::LoudnessMode loudnessFrom(const QString& text);

/// Ten numbers in dB with spaces between them.
QString curveText(const player::BandGains& gains);
std::optional<player::BandGains> curveFrom(const QString& text);

/// A curve with a name.
struct Preset {
    QString name;
    player::BandGains gains{};
    bool isOwn = false;
};
/// Ours, then the listener's own by name.
std::vector<Preset> presets(const Settings& settings);
/// Null where no preset has this curve.
QString presetWith(const Settings& settings, const player::BandGains& gains);
/// Why this cannot be the name of an own preset; empty where it can. `current` is the name it has so far.
QString presetNameTrouble(const Settings& settings, const QString& name, const QString& current = {});
/// An own preset of that name gets the new curve.
void savePreset(Settings& settings, const QString& name, const player::BandGains& gains);
void renamePreset(Settings& settings, const QString& name, const QString& newName);
void removePreset(Settings& settings, const QString& name);

class SoundSettings final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it. The player has the settings from now on.
    SoundSettings(Settings& settings, player::Player& player, QObject* parent = nullptr);
};

} // namespace linnet::app
