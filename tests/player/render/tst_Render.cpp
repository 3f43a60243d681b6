// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/render/Render.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

class TestRender : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

private Q_SLOTS:
    void threeFiles_becomeOneWavFileOfTheFormatOfTheFirst() {
        const Pcm whole = aRecording(70'000);
        const RenderOrder order{.out = m_folder.file("out.wav"),
                                .files = {sound("1.flac", slice(whole, 0, 30'001)),
                                          sound("2.wv", slice(whole, 30'001, 30'101)),
                                          sound("3.wav", slice(whole, 30'101, 70'000))}};
        const auto rendered = render(order);
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(readBytes(order.out)),
                 QByteArray::fromStdString(readBytes(sound("whole.wav", whole))));
    }

    void anUnusableOrder_isRefusedBeforeAnythingIsWritten() {
        const auto file = sound("own.wav", aRecording(100));
        const auto before = readBytes(file);
        for (const RenderOrder& order : {RenderOrder{.out = m_folder.file("o.wav"), .files = {}},
                                         RenderOrder{.out = m_folder.file("o.flac"), .files = {file}},
                                         RenderOrder{.out = file, .files = {file}}}) {
            const auto rendered = render(order);
            QVERIFY(!rendered && rendered.error().code == core::Errc::InvalidInput);
        }
        QCOMPARE(readBytes(file), before);
    }

    void aFileThatCannotBePlayed_isNamed() {
        const auto broken = m_folder.file("words.mp3");
        writeBytes(broken, "These are words.");
        const auto rendered =
            render({.out = m_folder.file("b.wav"), .files = {sound("good.flac", aRecording(5000)), broken}});
        QVERIFY(!rendered);
        QVERIFY(rendered.error().detail.find("words.mp3") != std::string::npos);
    }

    void aPlaceThatCannotBeWritten_isAnError() {
        const auto rendered =
            render({.out = core::FilePath("/nowhere/at/all.wav"), .files = {sound("w.flac", aRecording(5000))}});
        QVERIFY(!rendered && rendered.error().code == core::Errc::Storage);
    }
};

QTEST_APPLESS_MAIN(TestRender)
#include "tst_Render.moc"
