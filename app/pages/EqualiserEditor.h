// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The curve of the equaliser in ten sliders, with presets: ours to choose, the listener's own to keep, rename and
// remove. Everything is a setting and heard at once. GUI thread.

#include <QWidget>

#include <array>
#include <functional>

#include "player/dsp/AudioSettings.h"

class QLineEdit;

namespace linnet::app {

class BandSlider;
class PillButton;
class Settings;
class TextLabel;
struct Notice;

class EqualiserEditor final : public QWidget {
    Q_OBJECT
public:
    EqualiserEditor(Settings& settings, std::function<void(const Notice&)> say, QWidget* parent = nullptr);
    /// Shows what is set.
    void refresh();

private:
    /// What the line for a name is open for.
    enum class Naming { Nothing, New, Rename };
    QWidget* makeBands();
    QWidget* makePresets();
    player::BandGains curve() const;
    void keep(const player::BandGains& gains);
    void fillMenu();
    void ask(Naming naming);
    void submit();
    void removeCurrent();

    Settings& m_settings;
    std::function<void(const Notice&)> m_say;
    std::array<BandSlider*, player::kEqualiserBands> m_bands{};
    PillButton* m_choose;
    PillButton* m_save;
    PillButton* m_rename;
    PillButton* m_remove;
    QWidget* m_nameBox;
    QLineEdit* m_name;
    Naming m_naming = Naming::Nothing;
};

} // namespace linnet::app
