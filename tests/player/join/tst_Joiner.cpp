// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>

#include "player/join/Joiner.h"

using namespace linnet;
using namespace linnet::player;

namespace {

constexpr unsigned kStereo = 2;
constexpr core::SampleRate kRate{1000}; // 5 ms are five frames

/// Frames numbered from `first`, both sides alike; gives at most `portion` frames a read.
class Counting final : public SampleStream {
public:
    Counting(float first, std::size_t frames, std::size_t portion = SIZE_MAX)
        : m_next(first),
          m_left(frames),
          m_portion(portion) {}
    std::size_t read(std::span<float> out) override {
        if (isDry) return 0;
        const std::size_t frames = std::min({out.size() / kStereo, m_left, m_portion});
        for (std::size_t i = 0; i < frames; ++i, m_next += 1.0F)
            out[i * 2] = out[i * 2 + 1] = m_next;
        m_left -= frames;
        return frames * kStereo;
    }
    bool isExhausted() const override { return m_left == 0 && !isDry; }
    bool isDry = false; ///< The decoder lags behind.

private:
    float m_next;
    std::size_t m_left;
    std::size_t m_portion;
};

JoinInput input(std::uint64_t ticket, std::shared_ptr<SampleStream> samples) {
    JoinInput made;
    made.ticket = {ticket};
    made.samples = std::move(samples);
    return made;
}

JoinInput counting(std::uint64_t ticket, float first, std::size_t frames, std::size_t portion = SIZE_MAX) {
    return input(ticket, std::make_shared<Counting>(first, frames, portion));
}

struct Block {
    std::vector<float> left;
    std::vector<Joint> joints;
};

Block render(Joiner& joiner, std::size_t frames) {
    std::vector<float> out(frames * kStereo, -1.0F);
    auto rendered = joiner.render(out);
    Block block;
    for (std::size_t i = 0; i < rendered.frames; ++i)
        block.left.push_back(out[i * kStereo]);
    block.joints = std::move(rendered.joints);
    return block;
}

std::vector<float> numbers(float first, std::size_t count) {
    std::vector<float> made(count);
    std::iota(made.begin(), made.end(), first);
    return made;
}

} // namespace

class TestJoiner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTrack_comesOutUnchangedWhateverThePortions() {
        for (const std::size_t portion : {1U, 3U, 7U, 1000U}) {
            Joiner joiner(kStereo, kRate);
            joiner.start(counting(1, 10, 50, portion), FadeIn::No);
            QCOMPARE(render(joiner, 20).left, numbers(10, 20));
            QCOMPARE(render(joiner, 40).left, numbers(30, 30));
            QVERIFY(joiner.isCurrentDone());
        }
    }

    void theNextTrack_beginsOnTheVeryNextSample() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 7), FadeIn::No);
        joiner.setNext(counting(2, 7, 8));
        const auto block = render(joiner, 12);
        QCOMPARE(block.left, numbers(0, 12));
        QCOMPARE(block.joints.size(), std::size_t{2});
        QCOMPARE(block.joints[1].frame, std::size_t{7});
        QCOMPARE(block.joints[1].ticket.value, std::uint64_t{2});
    }

    void aLaggingDecoder_isWaitedForNotSkipped() {
        auto slow = std::make_shared<Counting>(0.0F, 10U, 4U);
        Joiner joiner(kStereo, kRate);
        joiner.start(input(1, slow), FadeIn::No);
        joiner.setNext(counting(2, 10, 5));
        slow->isDry = true;
        QCOMPARE(render(joiner, 5).left.size(), std::size_t{0});
        QVERIFY(!joiner.isCurrentDone());
        slow->isDry = false;
        QCOMPARE(render(joiner, 15).left, numbers(0, 15));
    }

    void severalShortTracks_areNotLostInOneBlock() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 3), FadeIn::No);
        joiner.setNext(counting(2, 3, 3));
        QCOMPARE(render(joiner, 10).left, numbers(0, 6));
        joiner.setNext(counting(3, 6, 3));
        QCOMPARE(render(joiner, 10).left, numbers(6, 3));
    }

    void whatLiesBeyondTheTrueLength_isCut() {
        Joiner joiner(kStereo, kRate);
        auto tooLong = counting(1, 0, 12);
        tooLong.trackFrames = 9;
        joiner.start(tooLong, FadeIn::No);
        joiner.setNext(counting(2, 9, 3));
        QCOMPARE(render(joiner, 20).left, numbers(0, 12));
    }

    void theTrueLength_countsFromTheTracksBeginning() {
        Joiner joiner(kStereo, kRate);
        auto tail = counting(1, 6, 6);
        tail.firstFrame = 6;
        tail.trackFrames = 9;
        joiner.start(tail, FadeIn::No);
        const auto block = render(joiner, 20);
        QCOMPARE(block.left, numbers(6, 3));
        QCOMPARE(block.joints[0].trackFrame, std::uint64_t{6});
    }

    void whatPrecedesThePlaceAskedFor_isDropped() {
        Joiner joiner(kStereo, kRate);
        auto early = counting(1, 0, 20, 3);
        early.skipFrames = 8;
        early.firstFrame = 8;
        joiner.start(early, FadeIn::No);
        QCOMPARE(render(joiner, 20).left, numbers(8, 12));
    }

    void gain_belongsToItsTrackToTheSample() {
        Joiner joiner(kStereo, kRate);
        auto soft = counting(1, 1, 4);
        soft.gain = 0.5;
        joiner.start(soft, FadeIn::No);
        joiner.setNext(counting(2, 5, 2));
        QCOMPARE(render(joiner, 10).left, (std::vector<float>{0.5F, 1.0F, 1.5F, 2.0F, 5.0F, 6.0F}));
    }

    void aFadeIn_risesOverFiveMillisecondsAcrossBlocks() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 10, 20), FadeIn::Yes);
        auto heard = render(joiner, 2).left;
        const auto more = render(joiner, 6).left;
        heard.insert(heard.end(), more.begin(), more.end());
        const std::vector<float> expected = {10 * 0.2F, 11 * 0.4F, 12 * 0.6F, 13 * 0.8F, 14, 15, 16, 17};
        QCOMPARE(heard, expected);
    }

    void aFadeOut_endsInSilenceAfterFiveMilliseconds() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 10, 20), FadeIn::No);
        std::vector<float> out(40, -1.0F);
        const auto rendered = joiner.renderFadeOut(out);
        QCOMPARE(rendered.frames, std::size_t{5});
        QCOMPARE(out[0], 10 * 0.8F);
        QCOMPARE(out[8], 0.0F);
    }

    void whatFollowsAFadeOut_risesFromSilenceOnTheNextSample() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 10, 20), FadeIn::No);
        std::vector<float> out(40, -1.0F);
        joiner.renderFadeOut(out);
        QCOMPARE(render(joiner, 6).left, (std::vector<float>{15 * 0.2F, 16 * 0.4F, 17 * 0.6F, 18 * 0.8F, 19, 20}));
    }

    void aClearedJoiner_givesNothing() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 9), FadeIn::No);
        joiner.setNext(counting(2, 0, 9));
        joiner.clear();
        QVERIFY(render(joiner, 5).left.empty());
        QVERIFY(!joiner.isCurrentDone());
        QVERIFY(!joiner.hasNext());
    }

    void aReplacedFollower_isNotHeard() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 3), FadeIn::No);
        joiner.setNext(counting(2, 50, 3));
        joiner.setNext(counting(3, 3, 3));
        QCOMPARE(render(joiner, 10).left, numbers(0, 6));
    }
};

QTEST_APPLESS_MAIN(TestJoiner)
#include "tst_Joiner.moc"
