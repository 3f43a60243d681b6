// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

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
    std::size_t ready() const override { return isDry ? 0 : m_left * kStereo; }
    bool isFinished() const override { return isKnown && !isDry; }
    bool isFull() const override { return false; }
    void wantMore() override { isWanted = true; }
    bool isDry = false;  ///< The decoder lags behind.
    bool isKnown = true; ///< The decoder is done.
    bool isWanted = false;

    void breakOff() {
        m_left = 0;
        isKnown = true;
    }

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

class Constant final : public SampleStream {
public:
    std::size_t read(std::span<float> out) override {
        std::ranges::fill(out, 1.0F);
        return out.size();
    }
    std::size_t ready() const override { return SIZE_MAX; }
    bool isFinished() const override { return false; }
    bool isFull() const override { return true; }
    void wantMore() override {}
};

/// The left side of noise() of this seed.
std::vector<float> samplesOf(unsigned seed, std::size_t frames) {
    std::mt19937 random(seed);
    std::vector<float> made(frames);
    for (float& sample : made)
        sample = static_cast<float>(random() % 2001) / 1000.0F - 1.0F;
    return made;
}

JoinInput noise(std::uint64_t ticket, unsigned seed, std::size_t frames) {
    class Noise final : public SampleStream {
    public:
        explicit Noise(std::vector<float> left) : m_left(std::move(left)) {}
        std::size_t read(std::span<float> out) override {
            std::size_t done = 0;
            for (; done + kStereo <= out.size() && m_at < m_left.size(); done += kStereo, ++m_at)
                out[done] = out[done + 1] = m_left[m_at];
            return done;
        }
        std::size_t ready() const override { return (m_left.size() - m_at) * kStereo; }
        bool isFinished() const override { return true; }
        bool isFull() const override { return false; }
        void wantMore() override {}

    private:
        std::vector<float> m_left;
        std::size_t m_at = 0;
    };
    return input(ticket, std::make_shared<Noise>(samplesOf(seed, frames)));
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

/// Until nothing comes any more; joints count from the first frame.
Block renderAll(Joiner& joiner, std::size_t portion) {
    Block all;
    while (true) {
        const Block block = render(joiner, portion);
        if (block.left.empty()) return all;
        for (Joint joint : block.joints) {
            joint.frame += all.left.size();
            all.joints.push_back(joint);
        }
        all.left.insert(all.left.end(), block.left.begin(), block.left.end());
    }
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
            joiner.start(counting(1, 10, 50, portion));
            QCOMPARE(render(joiner, 20).left, numbers(10, 20));
            QCOMPARE(render(joiner, 40).left, numbers(30, 30));
            QVERIFY(joiner.isCurrentDone());
        }
    }

    void theNextTrack_beginsOnTheVeryNextSample() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 7));
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
        joiner.start(input(1, slow));
        joiner.setNext(counting(2, 10, 5));
        slow->isDry = true;
        QCOMPARE(render(joiner, 5).left.size(), std::size_t{0});
        QVERIFY(!joiner.isCurrentDone());
        slow->isDry = false;
        QCOMPARE(render(joiner, 15).left, numbers(0, 15));
    }

    void severalShortTracks_areNotLostInOneBlock() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 3));
        joiner.setNext(counting(2, 3, 3));
        QCOMPARE(render(joiner, 10).left, numbers(0, 6));
        joiner.setNext(counting(3, 6, 3));
        QCOMPARE(render(joiner, 10).left, numbers(6, 3));
    }

    void whatLiesBeyondTheTrueLength_isCut() {
        Joiner joiner(kStereo, kRate);
        auto tooLong = counting(1, 0, 12);
        tooLong.trackFrames = 9;
        joiner.start(tooLong);
        joiner.setNext(counting(2, 9, 3));
        QCOMPARE(render(joiner, 20).left, numbers(0, 12));
    }

    void theTrueLength_countsFromTheTracksBeginning() {
        Joiner joiner(kStereo, kRate);
        auto tail = counting(1, 6, 6);
        tail.firstFrame = 6;
        tail.trackFrames = 9;
        joiner.start(tail);
        const auto block = render(joiner, 20);
        QCOMPARE(block.left, numbers(6, 3));
        QCOMPARE(block.joints[0].trackFrame, std::uint64_t{6});
    }

    void whatPrecedesThePlaceAskedFor_isDropped() {
        Joiner joiner(kStereo, kRate);
        auto early = counting(1, 0, 20, 3);
        early.skipFrames = 8;
        early.firstFrame = 8;
        joiner.start(early);
        QCOMPARE(render(joiner, 20).left, numbers(8, 12));
    }

    void gain_belongsToItsTrackToTheSample() {
        Joiner joiner(kStereo, kRate);
        auto soft = counting(1, 1, 4);
        soft.gain = 0.5;
        joiner.start(soft);
        joiner.setNext(counting(2, 5, 2));
        QCOMPARE(render(joiner, 10).left, (std::vector<float>{0.5F, 1.0F, 1.5F, 2.0F, 5.0F, 6.0F}));
    }

    void aCrossfade_followsTheIdealCurve_data() {
        QTest::addColumn<int>("fade");
        QTest::addColumn<int>("block");
        QTest::newRow("long") << 400 << 10;
        QTest::newRow("odd portions") << 333 << 7;
        QTest::newRow("longer than a block of the mix") << 2000 << 4096;
    }
    void aCrossfade_followsTheIdealCurve() {
        QFETCH(int, fade);
        QFETCH(int, block);
        constexpr std::size_t kFirst = 5000;
        Joiner joiner(kStereo, kRate);
        joiner.setCrossfade({.length = std::chrono::milliseconds(fade)});
        joiner.start(noise(1, 1, kFirst));
        joiner.setNext(noise(2, 2, 4000));
        const auto heard = renderAll(joiner, static_cast<std::size_t>(block));
        const auto frames = static_cast<std::size_t>(fade);
        QCOMPARE(heard.left.size(), kFirst + 4000 - frames);
        QCOMPARE(heard.joints.back().frame, kFirst - frames);
        const auto first = samplesOf(1, kFirst);
        const auto second = samplesOf(2, 4000);
        double error = 0.0;
        for (std::size_t i = 0; i < heard.left.size(); ++i) {
            double ideal = 0.0;
            if (i < kFirst - frames) {
                ideal = static_cast<double>(first[i]);
            } else if (i >= kFirst) {
                ideal = static_cast<double>(second[i - (kFirst - frames)]);
            } else {
                const double at = (static_cast<double>(i - (kFirst - frames)) + 0.5) / fade * std::numbers::pi / 2.0;
                ideal = std::cos(at) * static_cast<double>(first[i]) +
                        std::sin(at) * static_cast<double>(second[i - (kFirst - frames)]);
            }
            error += std::pow(static_cast<double>(heard.left[i]) - ideal, 2.0);
        }
        error = std::sqrt(error / static_cast<double>(heard.left.size()));
        QVERIFY2(error <= 1e-4, qPrintable(QString::number(error)));
    }

    void aShortTrack_overlapsByAtMostHalf() {
        Joiner joiner(kStereo, kRate);
        joiner.setCrossfade({.length = std::chrono::milliseconds(300)});
        joiner.start(noise(1, 1, 1000));
        joiner.setNext(noise(2, 2, 100));
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{1050});
        joiner.start(noise(3, 3, 101));
        joiner.setNext(noise(4, 4, 1000));
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{1051});
    }

    void insideAnAlbum_nothingOverlapsUnlessAsked() {
        for (const bool isAsked : {false, true}) {
            Joiner joiner(kStereo, kRate);
            joiner.setCrossfade({.length = std::chrono::milliseconds(40), .isInsideAlbums = isAsked});
            joiner.start(counting(1, 0, 200));
            auto next = counting(2, 200, 200);
            next.continuesAlbum = true;
            joiner.setNext(next);
            const auto heard = renderAll(joiner, 10).left;
            if (isAsked)
                QCOMPARE(heard.size(), std::size_t{360});
            else
                QCOMPARE(heard, numbers(0, 400));
        }
    }

    void aFollowerThatComesLate_overlapsWithWhatIsLeft() {
        Joiner joiner(kStereo, kRate);
        joiner.setCrossfade({.length = std::chrono::milliseconds(100)});
        joiner.start(noise(1, 1, 500));
        QCOMPARE(render(joiner, 440).left.size(), std::size_t{440});
        joiner.setNext(noise(2, 2, 500));
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{500}); // 60 overlapped
    }

    void withPatience_theEndAndTheFollowerAreWaitedFor() {
        Joiner joiner(kStereo, kRate);
        joiner.setPatience(Joiner::Patience::Yes);
        joiner.setCrossfade({.length = std::chrono::milliseconds(100)});
        joiner.expectNext(true);
        auto lagging = std::make_shared<Counting>(0.0F, 150U);
        lagging->isKnown = false;
        joiner.start(input(1, lagging));
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{50});
        QVERIFY(lagging->isWanted);
        lagging->isKnown = true;
        QVERIFY(renderAll(joiner, 10).left.empty()); // the follower is not there yet
        joiner.setNext(noise(2, 2, 500));
        joiner.expectNext(false);
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{500 + 150 - 50 - 75}); // half of the first one
    }

    void aFollowerThatBreaksOffWhileItOverlaps_takesNothingFromTheOther() {
        Joiner joiner(kStereo, kRate);
        joiner.setCrossfade({.length = std::chrono::milliseconds(100)});
        joiner.start(noise(1, 1, 500));
        auto broken = std::make_shared<Counting>(1.0F, 400U);
        broken->isKnown = false;
        joiner.setNext(input(2, broken));
        QCOMPARE(render(joiner, 410).left.size(), std::size_t{410});
        broken->breakOff();
        QCOMPARE(renderAll(joiner, 10).left.size(), std::size_t{90});
        QVERIFY(joiner.isCurrentDone());
    }

    void aNewGain_glidesWhereItSounds() {
        Joiner joiner(kStereo, kRate);
        joiner.start(input(1, std::make_shared<Constant>()));
        QCOMPARE(render(joiner, 5).left, std::vector<float>(5, 1.0F));
        joiner.setGain({1}, 0.5);
        const auto gliding = render(joiner, 12).left; // 10 ms are ten frames
        QCOMPARE(gliding[0], 0.95F);
        QCOMPARE(gliding[9], 0.5F);
        QCOMPARE(gliding[11], 0.5F);
    }

    void aClearedJoiner_givesNothing() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 9));
        joiner.setNext(counting(2, 0, 9));
        joiner.clear();
        QVERIFY(render(joiner, 5).left.empty());
        QVERIFY(!joiner.isCurrentDone());
        QVERIFY(!joiner.hasNext());
    }

    void aReplacedFollower_isNotHeard() {
        Joiner joiner(kStereo, kRate);
        joiner.start(counting(1, 0, 3));
        joiner.setNext(counting(2, 50, 3));
        joiner.setNext(counting(3, 3, 3));
        QCOMPARE(render(joiner, 10).left, numbers(0, 6));
    }
};

QTEST_APPLESS_MAIN(TestJoiner)
#include "tst_Joiner.moc"
