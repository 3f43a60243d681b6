// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SoundSection.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

#include "app/actions/Actions.h"
#include "app/pages/EqualiserEditor.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"
#include "app/services/SignalPathText.h"
#include "app/services/SoundSettings.h"
#include "app/widgets/FlatSlider.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

constexpr int kSlider = 170;
constexpr int kMostLevel = 12; // dB
constexpr int kCrossfades[] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 12};
constexpr int kPauseFades[] = {0, 120, 300, 800, 2000};

QString key(const char16_t* name) { return QString::fromUtf16(name); }

} // namespace

SoundSection::SoundSection(const PageContext& context) : SettingsSection(context) {
    addOutput();
    addLoudness();
    addFades();
    addEqualiser();
    addStereo();
    Playback& playback = context.services.playback;
    connect(&context.services.settings, &Settings::changed, this, [this](const QString& name) {
        if (name.startsWith(QLatin1String("sound."))) refresh();
    });
    connect(&playback, &Playback::outputsChanged, this, &SoundSection::refreshOutput);
    connect(&playback, &Playback::signalPathChanged, this, &SoundSection::refreshOutput);
    refresh();
}

/// The list of outputs is not asked for before somebody sees it: that takes a while.
void SoundSection::showEvent(QShowEvent* event) {
    refreshOutput();
    SettingsSection::showEvent(event);
}

void SoundSection::add(const Choices& choices) {
    auto* button = new PillButton({}, PillButton::Kind::Outline);
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    add(choices.title, choices.line, button)->setKeywords(choices.keywords);
    Settings& settings = m_context.services.settings;
    for (const auto& [value, words] : choices.values) {
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [&settings, name = key(choices.key), stored = value] { settings.setText(name, stored); });
    }
    m_refreshers.emplace_back([choices, button, menu, &settings] {
        const QString stored = settings.text(key(choices.key), choices.values.front().first);
        const auto found = std::ranges::find(choices.values, stored, &std::pair<QString, QString>::first);
        const auto index = found == choices.values.end() ? -1 : found - choices.values.begin();
        button->setWords(index < 0 ? stored : found->second);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(choices.title, button->text()));
        for (int i = 0; i < menu->actions().size(); ++i)
            menu->actions().at(i)->setChecked(i == index);
    });
}

void SoundSection::add(const Range& range) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* words = new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Whole, box);
    words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* slider = new FlatSlider(range.title, box);
    slider->setRange(-range.most, range.most);
    slider->setOrigin(0);
    slider->setPageStep(range.most / 4);
    slider->setFixedWidth(kSlider);
    row->addWidget(words);
    row->addWidget(slider);
    box->setAccessibleName(range.title);
    add(range.title, range.line, box)->setKeywords(range.keywords);
    Settings& settings = m_context.services.settings;
    connect(slider, &QAbstractSlider::valueChanged, this,
            [&settings, name = key(range.key)](int value) { settings.setNumber(name, value); });
    m_refreshers.emplace_back([slider, words, name = key(range.key), text = range.words, &settings] {
        const QSignalBlocker quiet(slider);
        slider->setValue(settings.number(name));
        slider->update();
        words->setText(text(slider->value()));
    });
}

void SoundSection::add(const OnOff& onOff) {
    auto* control = new Switch(onOff.title);
    add(onOff.title, onOff.line, control)->setKeywords(onOff.keywords);
    Settings& settings = m_context.services.settings;
    connect(control, &QAbstractButton::toggled, this,
            [&settings, name = key(onOff.key)](bool on) { settings.setFlag(name, on); });
    m_refreshers.emplace_back([control, name = key(onOff.key), first = onOff.isOnFirst, &settings] {
        const QSignalBlocker quiet(control);
        control->setChecked(settings.flag(name, first));
        control->update();
    });
}

void SoundSection::addOutput() {
    auto* change = new PillButton(tr("Change"), PillButton::Kind::Outline);
    change->setAccessibleName(tr("Change the output"));
    auto* menu = new QMenu(change);
    change->setMenu(menu);
    m_output = add(tr("Output"), {}, change);
    m_output->setKeywords(tr("device speaker headphones sound card"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        Playback& playback = m_context.services.playback;
        for (const OutputItem& output : playback.outputs()) {
            QAction* action = menu->addAction(output.name);
            action->setCheckable(true);
            action->setChecked(output.isCurrent);
            connect(action, &QAction::triggered, &playback, [&playback, id = output.id] { playback.setOutput(id); });
        }
    });
    auto* show = new PillButton(tr("Show"), PillButton::Kind::Outline);
    show->setAccessibleName(tr("Show the signal path"));
    m_path = add(tr("Signal path"), {}, show);
    m_path->setKeywords(tr("bit-perfect decoder format rate quality"));
    connect(show, &QAbstractButton::clicked, this, [this] { m_context.actions.trigger(ActionId::SignalPath); });
    add(OnOff{.key = setting::kBitPerfect,
              .title = tr("Every file at its own rate"),
              .line = tr("Nothing is resampled; where the rate changes there is a short gap. With full volume and no "
                         "effect the output gets every bit"),
              .keywords = tr("bit-perfect exact resample sample rate hi-res audiophile")});
}

void SoundSection::addLoudness() {
    const auto decibels = [this](int value) {
        return tr("%1 dB").arg((value > 0 ? QStringLiteral("+") : QString()) + locale().toString(value));
    };
    add(Choices{.key = setting::kLoudness,
                .title = tr("Volume levelling"),
                .line = tr("Automatic: by album when neighbours belong together, else by track"),
                .keywords = tr("replaygain r128 loudness normalise gain"),
                .values = {{QStringLiteral("auto"), tr("Automatic")},
                           {QStringLiteral("track"), tr("By track")},
                           {QStringLiteral("album"), tr("By album")},
                           {QStringLiteral("off"), tr("Off")}}});
    add(Range{.key = setting::kPreAmp,
              .title = tr("Pre-amplifier"),
              .line = tr("On top of the levelling"),
              .keywords = tr("preamp replaygain louder"),
              .most = kMostLevel,
              .words = decibels});
    add(Range{.key = setting::kFallbackGain,
              .title = tr("Tracks without loudness values"),
              .line = tr("How much louder or quieter they are"),
              .keywords = tr("fallback replaygain untagged"),
              .most = kMostLevel,
              .words = decibels});
    add(OnOff{.key = setting::kLimiter,
              .title = tr("Hold peaks"),
              .line = tr("What levelling, crossfade or equaliser make too loud stays below -1 dB and does not distort"),
              .keywords = tr("limiter clipping true peak"),
              .isOnFirst = true});
}

void SoundSection::addFades() {
    Choices crossfade{.key = setting::kCrossfade,
                      .title = tr("Crossfade"),
                      .line = tr("One track falls while the next one rises"),
                      .keywords = tr("fade overlap gapless mix seconds"),
                      .values = {}};
    for (const int seconds : kCrossfades)
        crossfade.values.emplace_back(QString::number(seconds),
                                      seconds == 0 ? tr("Off") : tr("%1 s", "seconds").arg(seconds));
    add(crossfade);
    add(OnOff{.key = setting::kCrossfadeAlbums,
              .title = tr("Crossfade inside albums"),
              .line = tr("Otherwise the tracks of an album join as they were recorded"),
              .keywords = tr("fade overlap gapless")});
    Choices fade{.key = setting::kPauseFade,
                 .title = tr("Fade on pause and stop"),
                 .line = tr("And back when it goes on"),
                 .keywords = tr("soft fade out"),
                 .values = {}};
    for (const int millis : kPauseFades)
        fade.values.emplace_back(QString::number(millis), millis == 0     ? tr("Off")
                                                          : millis < 1000 ? tr("%1 ms").arg(millis)
                                                                          : tr("%1 s", "seconds").arg(millis / 1000));
    add(fade);
}

void SoundSection::addEqualiser() {
    auto* control = new Switch(tr("Equaliser"));
    Settings& settings = m_context.services.settings;
    m_equaliser = add(tr("Equaliser"), {}, control);
    m_equaliser->setKeywords(tr("eq bass treble bands presets curve tone"));
    m_editor = new EqualiserEditor(settings, m_context.say);
    m_equaliser->addBelow(m_editor);
    connect(control, &QAbstractButton::toggled, this,
            [&settings](bool on) { settings.setFlag(key(setting::kEqualiserOn), on); });
    m_refreshers.emplace_back([this, control, &settings] {
        const QSignalBlocker quiet(control);
        control->setChecked(settings.flag(key(setting::kEqualiserOn)));
        control->update();
        const auto curve = curveFrom(settings.text(key(setting::kEqualiser))).value_or(player::BandGains{});
        const QString name = presetWith(settings, curve);
        const QString words = name.isEmpty() ? tr("Own curve") : name;
        m_equaliser->setLine(control->isChecked() ? words : tr("Off: %1 is kept").arg(words));
        m_editor->refresh();
    });
}

void SoundSection::addStereo() {
    add(OnOff{.key = setting::kMono,
              .title = tr("Mono"),
              .line = tr("Both sides play the same: for one ear, or one speaker"),
              .keywords = tr("accessibility hearing stereo")});
    add(Range{.key = setting::kBalance,
              .title = tr("Balance"),
              .line = tr("Which side is louder"),
              .keywords = tr("left right stereo pan"),
              .most = 100,
              .words = [this](int value) {
                  if (value == 0) return tr("Centre");
                  return value < 0 ? tr("%1 % left").arg(-value) : tr("%1 % right").arg(value);
              }});
}

void SoundSection::refreshOutput() {
    if (!isVisible()) return;
    const Playback& playback = m_context.services.playback;
    m_path->setLine(signalSummary(playback.signalPath()));
    QString name = tr("As the system chooses");
    for (const OutputItem& output : playback.outputs())
        if (output.isCurrent) name = output.name;
    const auto& steps = playback.signalPath().steps;
    if (!steps.empty()) name += QStringLiteral(" · ") + formatText(steps.back().format);
    m_output->setLine(name);
}

void SoundSection::refresh() {
    for (const auto& refresher : m_refreshers)
        refresher();
}

} // namespace linnet::app
