// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The section "Sound" of the settings: output and signal path, levelling, crossfade and fades, equaliser, mono and
// balance, bits as they are. GUI thread.

#include <functional>
#include <vector>

#include "app/pages/SettingsSections.h"

namespace linnet::app {

class EqualiserEditor;

class SoundSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit SoundSection(const PageContext& context);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// One of a few values of a setting, behind a button that shows which.
    struct Choices {
        const char16_t* key;
        QString title;
        QString line;
        QString keywords;
        std::vector<std::pair<QString, QString>> values; ///< As stored, and its words; the first one is the default.
    };
    struct Range {
        const char16_t* key;
        QString title;
        QString line;
        QString keywords;
        int most; ///< And least, negated.
        std::function<QString(int)> words;
    };
    struct OnOff {
        const char16_t* key;
        QString title;
        QString line;
        QString keywords;
        bool isOnFirst = false;
    };
    void addOutput();
    void addLoudness();
    void addFades();
    void addEqualiser();
    void addStereo();
    void add(const Choices& choices);
    void add(const Range& range);
    void add(const OnOff& onOff);
    using SettingsSection::add;
    void refreshOutput();
    void refresh();

    std::vector<std::function<void()>> m_refreshers;
    SettingsRow* m_output = nullptr;
    SettingsRow* m_path = nullptr;
    SettingsRow* m_equaliser = nullptr;
    EqualiserEditor* m_editor = nullptr;
};

} // namespace linnet::app
