// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SoundSettings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>

#include "app/services/Settings.h"
#include "player/Player.h"

namespace linnet::app {

namespace {

using player::BandGains;
using player::LoudnessMode;

constexpr int kLongestName = 64;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Presets)
};

QString key(const char16_t* name) { return QString::fromUtf16(name); }

constexpr std::array<std::pair<LoudnessMode, const char*>, 4> kModes{{{LoudnessMode::Off, "off"},
                                                                      {LoudnessMode::Track, "track"},
                                                                      {LoudnessMode::Album, "album"},
                                                                      {LoudnessMode::Auto, "auto"}}};

std::vector<Preset> ownPresets(const Settings& settings) {
    std::vector<Preset> own;
    const auto list = QJsonDocument::fromJson(settings.text(key(setting::kPresets)).toUtf8()).array();
    for (const QJsonValue& value : list) {
        const QString name = value[QLatin1String("name")].toString().trimmed();
        const auto gains = curveFrom(value[QLatin1String("curve")].toString());
        if (!name.isEmpty() && gains) own.push_back({name, *gains, true});
    }
    std::ranges::sort(own, [](const Preset& a, const Preset& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return own;
}

void keepPresets(Settings& settings, const std::vector<Preset>& own) {
    QJsonArray list;
    for (const Preset& preset : own)
        list.append(
            QJsonObject{{QStringLiteral("name"), preset.name}, {QStringLiteral("curve"), curveText(preset.gains)}});
    settings.setText(key(setting::kPresets), QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

std::vector<Preset> ourPresets() {
    return {{Words::tr("Flat"), {}},
            {Words::tr("Bass boost"), {6, 5, 4, 2, 0, 0, 0, 0, 0, 0}},
            {Words::tr("Less bass"), {-8, -6, -4, -2, 0, 0, 0, 0, 0, 0}},
            {Words::tr("Treble boost"), {0, 0, 0, 0, 0, 1, 2, 3, 4, 5}},
            {Words::tr("Less treble"), {0, 0, 0, 0, 0, -1, -2, -4, -6, -8}},
            {Words::tr("Quiet listening"), {6, 5, 3, 1, 0, 0, 1, 2, 4, 5}},
            {Words::tr("Voices"), {-6, -4, -2, 0, 2, 4, 4, 2, 0, -2}},
            {Words::tr("Small speakers"), {-12, -6, 3, 4, 2, 0, 0, 1, 2, 2}}};
}

} // namespace

QString loudnessText(LoudnessMode mode) {
    const auto* const found = std::ranges::find(kModes, mode, &std::pair<LoudnessMode, const char*>::first);
    return QString::fromLatin1(found->second);
}

LoudnessMode loudnessFrom(const QString& text) {
    for (const auto& [mode, name] : kModes)
        if (text == QLatin1String(name)) return mode;
    return LoudnessMode::Auto;
}

QString curveText(const BandGains& gains) {
    QStringList words;
    for (const double gain : gains)
        words << QString::number(gain, 'g', 4);
    return words.join(QLatin1Char(' '));
}

std::optional<BandGains> curveFrom(const QString& text) {
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    BandGains gains{};
    if (words.size() != static_cast<int>(gains.size())) return std::nullopt;
    for (std::size_t i = 0; i < gains.size(); ++i) {
        bool isNumber = false;
        gains[i] = words[static_cast<int>(i)].toDouble(&isNumber);
        if (!isNumber) return std::nullopt;
    }
    return player::sane({.equaliser = gains}).equaliser;
}

player::AudioSettings audioSettings(const Settings& settings) {
    player::AudioSettings audio;
    audio.loudness = {.mode = loudnessFrom(settings.text(key(setting::kLoudness))),
                      .preAmp = {settings.real(key(setting::kPreAmp))},
                      .fallback = {settings.real(key(setting::kFallbackGain))}};
    audio.crossfade = {.length = std::chrono::seconds(settings.number(key(setting::kCrossfade))),
                       .isInsideAlbums = settings.flag(key(setting::kCrossfadeAlbums))};
    audio.pauseFade = std::chrono::milliseconds(settings.number(key(setting::kPauseFade)));
    if (settings.flag(key(setting::kEqualiserOn)))
        audio.equaliser = curveFrom(settings.text(key(setting::kEqualiser))).value_or(BandGains{});
    audio.isMono = settings.flag(key(setting::kMono));
    audio.balance = settings.number(key(setting::kBalance)) / 100.0;
    audio.hasLimiter = settings.flag(key(setting::kLimiter), true);
    audio.isBitPerfect = settings.flag(key(setting::kBitPerfect));
    return player::sane(audio);
}

std::vector<Preset> presets(const Settings& settings) {
    std::vector<Preset> all = ourPresets();
    const auto own = ownPresets(settings);
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

QString presetWith(const Settings& settings, const BandGains& gains) {
    for (const Preset& preset : presets(settings))
        if (preset.gains == gains) return preset.name;
    return {};
}

QString presetNameTrouble(const Settings& settings, const QString& name, const QString& current) {
    const QString wanted = name.trimmed();
    if (wanted.isEmpty()) return Words::tr("The preset needs a name.");
    if (wanted.size() > kLongestName) return Words::tr("The name is too long.");
    for (const Preset& preset : presets(settings)) {
        const bool isTaken = preset.name.compare(wanted, Qt::CaseInsensitive) == 0;
        const bool isItself = preset.isOwn && preset.name == current;
        if (isTaken && !isItself) return Words::tr("There is a preset “%1” already.").arg(preset.name);
    }
    return {};
}

void savePreset(Settings& settings, const QString& name, const BandGains& gains) {
    auto own = ownPresets(settings);
    std::erase_if(own, [&](const Preset& preset) { return preset.name == name.trimmed(); });
    own.push_back({name.trimmed(), gains, true});
    keepPresets(settings, own);
}

void renamePreset(Settings& settings, const QString& name, const QString& newName) {
    auto own = ownPresets(settings);
    for (Preset& preset : own)
        if (preset.name == name) preset.name = newName.trimmed();
    keepPresets(settings, own);
}

void removePreset(Settings& settings, const QString& name) {
    auto own = ownPresets(settings);
    std::erase_if(own, [&](const Preset& preset) { return preset.name == name; });
    keepPresets(settings, own);
}

SoundSettings::SoundSettings(Settings& settings, player::Player& player, QObject* parent) : QObject(parent) {
    player.setAudio(audioSettings(settings));
    connect(&settings, &Settings::changed, this, [&settings, &player](const QString& name) {
        if (!name.startsWith(QLatin1String("sound.")) || name == key(setting::kPresets)) return;
        const auto audio = audioSettings(settings);
        if (audio != player.audio()) player.setAudio(audio);
    });
}

} // namespace linnet::app
