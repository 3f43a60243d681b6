// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "player/engine/SignalPath.h"

using namespace linnet;
using namespace linnet::player;

namespace {

constexpr AudioFormat kCd{.rate = {44100}, .channels = 2, .bits = 16};

PathFacts cd() {
    return {.codec = core::Codec::Flac,
            .source = kCd,
            .rate = {44100},
            .output = "ALSA",
            .isShared = false,
            .sink = {.rate = {44100}, .channels = 2, .bits = 24}};
}
bool has(const SignalPath& path, SignalStep::Kind kind) {
    return std::ranges::any_of(path.steps, [kind](const SignalStep& step) { return step.kind == kind; });
}

} // namespace

class TestSignalPath : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withEverythingOff_everyBitComesThrough() {
        const auto path = signalPath(cd());
        QVERIFY(isBitExact(path));
        QCOMPARE(path.steps.size(), std::size_t{3});
        QVERIFY(path.steps.back().fidelity == Fidelity::Exact);
    }
    void anyEffect_isTold_data() {
        QTest::addColumn<int>("kind");
        using Kind = SignalStep::Kind;
        for (const auto& [name, kind] :
             {std::pair("gain", Kind::Gain), std::pair("overlap", Kind::Crossfade), std::pair("curve", Kind::Equaliser),
              std::pair("balance", Kind::Stereo), std::pair("limiter", Kind::Limiter),
              std::pair("volume", Kind::Volume), std::pair("rate", Kind::Rate), std::pair("surround", Kind::Channels)})
            QTest::newRow(name) << static_cast<int>(kind);
    }
    void anyEffect_isTold() {
        QFETCH(int, kind);
        PathFacts facts = cd();
        const QByteArray name = QTest::currentDataTag();
        if (name == "gain") facts.gain = 0.5;
        facts.isOverlapping = name == "overlap";
        facts.isEqualised = name == "curve";
        facts.isStereoChanged = name == "balance";
        facts.isLimited = name == "limiter";
        if (name == "volume") facts.volume = 0.0;
        if (name == "rate") facts.source.rate = {96000};
        if (name == "surround") facts.source.channels = 6;
        const auto path = signalPath(facts);
        QVERIFY(!isBitExact(path));
        QVERIFY(has(path, static_cast<SignalStep::Kind>(kind)));
        QCOMPARE(path.steps.size(), std::size_t{4});
        QVERIFY(path.steps.back().fidelity == Fidelity::Changed); // no longer whole numbers
    }
    void tooManyBits_areToldWhereTheyGoMissing() {
        PathFacts facts = cd();
        facts.source.bits = 32; // floats hold 24 of them
        QVERIFY(signalPath(facts).steps[1].fidelity == Fidelity::Changed);
        facts = cd();
        facts.source.bits = 24;
        facts.sink.bits = 16;
        const auto path = signalPath(facts);
        QVERIFY(path.steps[1].fidelity == Fidelity::Exact);
        QVERIFY(path.steps.back().fidelity == Fidelity::Changed);
        facts.sink = {.rate = {44100}, .channels = 2, .bits = 32, .isFloat = true};
        QVERIFY(isBitExact(signalPath(facts)));
    }
    void whatASoundServerDoes_isNotClaimed() {
        PathFacts facts = cd();
        facts.isShared = true;
        QVERIFY(signalPath(facts).steps.back().fidelity == Fidelity::Unknown);
        QVERIFY(isBitExact(signalPath(facts)));
    }
};

QTEST_APPLESS_MAIN(TestSignalPath)
#include "tst_SignalPath.moc"
