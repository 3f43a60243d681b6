// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/EqualiserEditor.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "app/pages/Page.h"
#include "app/services/Settings.h"
#include "app/services/SoundSettings.h"
#include "app/widgets/BandSlider.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

QString key(const char16_t* name) { return QString::fromUtf16(name); }

} // namespace

EqualiserEditor::EqualiserEditor(Settings& settings, std::function<void(const Notice&)> say, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_say(std::move(say)),
      m_choose(new PillButton(tr("Presets"), PillButton::Kind::Outline)),
      m_save(new PillButton(tr("Keep as a preset"), PillButton::Kind::Outline)),
      m_rename(new PillButton(tr("Rename"), PillButton::Kind::Outline)),
      m_remove(new PillButton(tr("Remove"), PillButton::Kind::Outline)),
      m_nameBox(new QWidget),
      m_name(new QLineEdit) {
    setAccessibleName(tr("Curve of the equaliser"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(makePresets());
    auto* row = new QHBoxLayout(m_nameBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setPlaceholderText(tr("Name of the preset"));
    auto* keepName = new PillButton(tr("Keep"), PillButton::Kind::Primary);
    keepName->setAccessibleName(tr("Keep this name"));
    row->addWidget(m_name, 1);
    row->addWidget(keepName);
    m_nameBox->hide();
    column->addWidget(m_nameBox);
    column->addWidget(makeBands());
    connect(m_name, &QLineEdit::returnPressed, this, &EqualiserEditor::submit);
    connect(keepName, &QAbstractButton::clicked, this, &EqualiserEditor::submit);
    refresh();
}

QWidget* EqualiserEditor::makePresets() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (PillButton* button : {m_choose, m_save, m_rename, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    auto* menu = new QMenu(m_choose);
    m_choose->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &EqualiserEditor::fillMenu);
    connect(m_save, &QAbstractButton::clicked, this, [this] { ask(Naming::New); });
    connect(m_rename, &QAbstractButton::clicked, this, [this] { ask(Naming::Rename); });
    connect(m_remove, &QAbstractButton::clicked, this, &EqualiserEditor::removeCurrent);
    fillMenu();
    return box;
}

QWidget* EqualiserEditor::makeBands() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const double hertz = player::kBandCentres[i];
        const QString name =
            hertz < 1000 ? locale().toString(std::floor(hertz), 'f', 0) : tr("%1k", "thousand hertz").arg(hertz / 1000);
        const QString spoken = hertz < 1000 ? tr("%1 Hz").arg(std::floor(hertz)) : tr("%1 kHz").arg(hertz / 1000);
        m_bands[i] = new BandSlider(name, spoken, static_cast<int>(player::kMostBandGain));
        row->addWidget(m_bands[i]);
        connect(m_bands[i], &QAbstractSlider::valueChanged, this, [this, i](int decibels) {
            auto gains = curve();
            gains[i] = decibels;
            keep(gains);
        });
    }
    return box;
}

player::BandGains EqualiserEditor::curve() const {
    return curveFrom(m_settings.text(key(setting::kEqualiser))).value_or(player::BandGains{});
}

void EqualiserEditor::keep(const player::BandGains& gains) {
    m_settings.setText(key(setting::kEqualiser), curveText(gains));
    m_settings.setFlag(key(setting::kEqualiserOn), true); // whoever moves it wants to hear it
}

void EqualiserEditor::refresh() {
    const auto gains = curve();
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const QSignalBlocker quiet(m_bands[i]);
        m_bands[i]->setValue(static_cast<int>(std::lround(gains[i])));
        m_bands[i]->update();
    }
    const QString name = presetWith(m_settings, gains);
    const auto all = presets(m_settings);
    const bool isOwn =
        std::ranges::any_of(all, [&](const Preset& preset) { return preset.isOwn && preset.name == name; });
    m_choose->setWords(name.isEmpty() ? tr("Own curve") : name);
    m_choose->setAccessibleName(tr("Preset: %1").arg(m_choose->text()));
    m_save->setVisible(name.isEmpty());
    for (PillButton* button : {m_rename, m_remove})
        button->setVisible(isOwn);
    m_rename->setAccessibleName(tr("Rename the preset %1").arg(name));
    m_remove->setAccessibleName(tr("Remove the preset %1").arg(name));
}

void EqualiserEditor::fillMenu() {
    auto* menu = m_choose->findChild<QMenu*>();
    menu->clear();
    const auto gains = curve();
    bool wasOwn = false;
    for (const Preset& preset : presets(m_settings)) {
        if (preset.isOwn && !std::exchange(wasOwn, true)) menu->addSeparator();
        QAction* action = menu->addAction(QString(preset.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(preset.gains == gains);
        connect(action, &QAction::triggered, this, [this, preset] { keep(preset.gains); });
    }
}

void EqualiserEditor::ask(Naming naming) {
    m_naming = naming;
    m_name->setText(naming == Naming::Rename ? presetWith(m_settings, curve()) : QString());
    m_name->selectAll();
    m_nameBox->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void EqualiserEditor::submit() {
    const QString current = m_naming == Naming::Rename ? presetWith(m_settings, curve()) : QString();
    const QString trouble = presetNameTrouble(m_settings, m_name->text(), current);
    if (!trouble.isEmpty()) return m_say(Notice(trouble));
    if (m_naming == Naming::Rename)
        renamePreset(m_settings, current, m_name->text());
    else
        savePreset(m_settings, m_name->text(), curve());
    m_nameBox->hide();
    m_choose->setFocus(Qt::OtherFocusReason);
}

void EqualiserEditor::removeCurrent() {
    const QString name = presetWith(m_settings, curve());
    const auto gains = curve();
    removePreset(m_settings, name);
    m_nameBox->hide();
    m_choose->setFocus(Qt::OtherFocusReason);
    m_say(Notice(tr("The preset “%1” is removed.").arg(name), tr("Undo"),
                 [settings = &m_settings, name, gains] { savePreset(*settings, name, gains); }));
}

} // namespace linnet::app
