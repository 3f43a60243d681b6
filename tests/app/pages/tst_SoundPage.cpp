// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include <algorithm>

#include "app/pages/EqualiserEditor.h"
#include "app/pages/SoundSection.h"
#include "app/services/FollowedSettings.h"
#include "app/services/SignalPathText.h"
#include "app/services/SoundSettings.h"
#include "app/widgets/BandSlider.h"
#include "app/widgets/FlatSlider.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"
#include "app/window/SignalPathPopover.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

namespace {

QString key(const char16_t* name) { return QString::fromUtf16(name); }

SoundSection& opened(WindowFixture& fixture) {
    fixture.fillLibrary();
    fixture.open().navigator().go({PageId::Settings, 0, QStringLiteral("sound")});
    return *fixture.window().findChild<SoundSection*>();
}

template <class Widget>
Widget* named(QWidget& parent, const QString& name) {
    const auto all = parent.findChildren<Widget*>();
    const auto found = std::ranges::find(all, name, &Widget::accessibleName);
    return found == all.end() ? nullptr : *found;
}

void choose(QWidget& section, const QString& button, const QString& words) {
    auto* pill = named<PillButton>(section, button);
    QVERIFY2(pill != nullptr, qPrintable(button));
    for (QAction* action : pill->findChild<QMenu*>()->actions())
        if (action->text() == words) return action->trigger();
    QFAIL(qPrintable(words));
}

} // namespace

class tst_SoundPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyControl_isHeardAtOnce() {
        WindowFixture fixture;
        SoundSection& section = opened(fixture);
        const player::AudioSettings& audio = fixture.engine.audio;
        QVERIFY(audio == player::AudioSettings{});
        choose(section, QStringLiteral("Crossfade: Off"), QStringLiteral("4 s"));
        QVERIFY(audio.crossfade.length == std::chrono::seconds(4));
        choose(section, QStringLiteral("Fade on pause and stop: Off"), QStringLiteral("300 ms"));
        QVERIFY(audio.pauseFade == std::chrono::milliseconds(300));
        choose(section, QStringLiteral("Volume levelling: Automatic"), QStringLiteral("By album"));
        QVERIFY(audio.loudness.mode == player::LoudnessMode::Album);
        named<FlatSlider>(section, QStringLiteral("Pre-amplifier"))->setValue(3);
        named<FlatSlider>(section, QStringLiteral("Tracks without loudness values"))->setValue(-6);
        QCOMPARE(audio.loudness.preAmp.decibels, 3.0);
        QCOMPARE(audio.loudness.fallback.decibels, -6.0);
        named<FlatSlider>(section, QStringLiteral("Balance"))->setValue(-30);
        QCOMPARE(audio.balance, -0.3);
        named<Switch>(section, QStringLiteral("Mono"))->click();
        named<Switch>(section, QStringLiteral("Hold peaks"))->click();
        named<Switch>(section, QStringLiteral("Crossfade inside albums"))->click();
        named<Switch>(section, QStringLiteral("Every file at its own rate"))->click();
        QVERIFY(audio.isMono && !audio.hasLimiter && audio.crossfade.isInsideAlbums && audio.isBitPerfect);
        named<BandSlider>(section, QStringLiteral("1 kHz"))->setValue(5);
        QCOMPARE(audio.equaliser[5], 5.0);
        auto* on = named<Switch>(section, QStringLiteral("Equaliser"));
        QVERIFY(on->isChecked()); // whoever moves a band wants to hear it
        on->click();
        QVERIFY(audio.equaliser == player::BandGains{});
        on->click();
        QCOMPARE(audio.equaliser[5], 5.0);
    }

    void everyControl_hasAName() {
        WindowFixture fixture;
        SoundSection& section = opened(fixture);
        for (const QWidget* widget : section.findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }

    void anOwnPreset_isKeptRenamedAndRemoved() {
        WindowFixture fixture;
        auto& editor = *opened(fixture).findChild<EqualiserEditor*>();
        Settings& settings = fixture.services().settings;
        named<BandSlider>(editor, QStringLiteral("62 Hz"))->setValue(7);
        named<PillButton>(editor, QStringLiteral("Keep as a preset"))->click();
        auto* name = editor.findChild<QLineEdit*>();
        name->setText(QStringLiteral("flat")); // one of ours
        Q_EMIT name->returnPressed();
        QVERIFY(name->isVisible());
        name->setText(QStringLiteral(" Kitchen "));
        Q_EMIT name->returnPressed();
        QVERIFY(!name->isVisible());
        QCOMPARE(presets(settings).back().name, QStringLiteral("Kitchen"));
        QCOMPARE(presets(settings).back().gains[1], 7.0);
        named<PillButton>(editor, QStringLiteral("Rename the preset Kitchen"))->click();
        QCOMPARE(name->text(), QStringLiteral("Kitchen"));
        name->setText(QStringLiteral("kitchen radio"));
        Q_EMIT name->returnPressed();
        QCOMPARE(presets(settings).back().name, QStringLiteral("kitchen radio"));
        choose(editor, QStringLiteral("Preset: kitchen radio"), QStringLiteral("Bass boost"));
        QCOMPARE(fixture.engine.audio.equaliser[0], 6.0);
        choose(editor, QStringLiteral("Preset: Bass boost"), QStringLiteral("Flat"));
        fixture.services().settings.setText(key(setting::kEqualiser), curveText(presets(settings).back().gains));
        named<PillButton>(editor, QStringLiteral("Remove the preset kitchen radio"))->click();
        QVERIFY(!presets(settings).back().isOwn);
    }

    void whatIsStored_isReadOrLeft() {
        WindowFixture fixture;
        Settings& settings = fixture.services().settings;
        settings.setText(key(setting::kEqualiser), QStringLiteral("1 2 3"));
        settings.setFlag(key(setting::kEqualiserOn), true);
        settings.setText(key(setting::kLoudness), QStringLiteral("shout"));
        settings.setNumber(key(setting::kCrossfade), 9000);
        settings.setText(key(setting::kPreAmp), QStringLiteral("inf"));
        settings.setText(key(setting::kPresets), QStringLiteral("[{\"name\":\"x\"},3,{"));
        player::AudioSettings audio = audioSettings(settings);
        QVERIFY(audio.crossfade.length == player::kLongestCrossfade);
        audio.crossfade = {};
        QVERIFY(audio == player::AudioSettings{});
        QVERIFY(!presets(settings).back().isOwn);
        const player::BandGains curve{1, -2.5, 3, 0, 0, 0, 0, 0, 0, 12};
        QVERIFY(curveFrom(curveText(curve)) == curve);
    }

    void whatBelongsToTheOutput_staysHere() {
        for (const char16_t* name : {setting::kLoudness, setting::kCrossfade, setting::kPresets, setting::kPauseFade})
            QVERIFY(FollowedSettings::isFollowed(key(name)));
        for (const char16_t* name : {setting::kEqualiser, setting::kBalance, setting::kMono, setting::kBitPerfect})
            QVERIFY(!FollowedSettings::isFollowed(key(name)));
    }

    void theSignalPath_opensAndFollows() {
        WindowFixture fixture;
        SoundSection& section = opened(fixture);
        fixture.playback().playAlbum(1);
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        named<PillButton>(section, QStringLiteral("Show the signal path"))->click();
        auto* popover = fixture.window().findChild<SignalPathPopover*>();
        QVERIFY(popover != nullptr && popover->isVisible());
        player::PathFacts facts{.codec = core::Codec::Flac,
                                .source = {.rate = {44100}, .channels = 2, .bits = 16},
                                .rate = {44100},
                                .output = "ALSA",
                                .isShared = false,
                                .sink = {.rate = {44100}, .channels = 2, .bits = 32}};
        const auto tell = [&] {
            fixture.engine.send(player::PathChanged{fixture.engine.loaded->ticket, player::signalPath(facts)});
        };
        tell();
        const QString exact = QStringLiteral("FLAC: 44.1 kHz · 16 bit · stereo. Unchanged");
        QVERIFY(named<QWidget>(*popover, exact) != nullptr);
        QCOMPARE(signalSummary(fixture.playback().signalPath()),
                 QStringLiteral("FLAC 44.1 kHz · 16 bit → untouched → ALSA"));
        facts.volume = 0.7;
        tell();
        QVERIFY(named<QWidget>(*popover, QStringLiteral("Volume: 70 %. Changed")) != nullptr);
        QTest::keyClick(popover, Qt::Key_Escape);
        QVERIFY(!popover->isVisible());
    }
};

QTEST_MAIN(tst_SoundPage)
#include "tst_SoundPage.moc"
