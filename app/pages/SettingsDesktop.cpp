// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SettingsSections.h"
#include "app/services/Settings.h"
#include "app/widgets/Switch.h"

namespace linnet::app {

DesktopSection::DesktopSection(const PageContext& context) : SettingsSection(context) {
    Settings& settings = m_context.services.settings;
    struct Choice {
        const char16_t* key;
        bool isOnFirst;
        QString title;
        QString line;
        QString keywords;
    };
    const Choice choices[] = {
        {setting::kNotifications, true, tr("Tell what begins to play"),
         tr("A notification of the desktop, while Linnet is not in front"), tr("notifications popup bubble")},
        {setting::kTray, false, tr("Icon in the tray"), tr("Play, pause and skip from the panel of the desktop"),
         tr("notification area systray")},
        {setting::kCloseToTray, false, tr("Closing hides the window in the tray"),
         tr("The music plays on; without a tray closing ends Linnet as ever"), tr("background minimise systray quit")},
        {setting::kMiniOnTop, false, tr("Mini player above other windows"), tr("Where the desktop allows it"),
         tr("always on top small")},
    };
    for (const Choice& choice : choices) {
        const QString key = QString::fromUtf16(choice.key);
        auto* control = new Switch(choice.title);
        control->setChecked(settings.flag(key, choice.isOnFirst));
        add(choice.title, choice.line, control)->setKeywords(choice.keywords);
        connect(control, &QAbstractButton::toggled, this, [&settings, key](bool on) { settings.setFlag(key, on); });
    }
}

} // namespace linnet::app
