// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/container/FlacPlace.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;

/// Counts what is read.
class Counted final : public core::MediaSource {
public:
    explicit Counted(std::string bytes) : m_bytes(std::move(bytes)) {}
    core::Result<std::uint64_t> size() override { return m_bytes.size(); }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset >= m_bytes.size()) return std::size_t{0};
        const auto from = std::as_bytes(std::span(m_bytes)).subspan(static_cast<std::size_t>(offset));
        const std::size_t count = std::min(from.size(), out.size());
        std::copy_n(from.begin(), count, out.begin());
        read_ += count;
        return count;
    }
    void cancel() override {}
    std::size_t read_ = 0;

private:
    const std::string m_bytes;
};

} // namespace

class TestFlacPlace : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    /// Music, silence and music: frames of very different sizes.
    std::string m_flac =
        readBytes(writeSound(m_folder.path(), "a.flac",
                             aRecording(20 * kSecond) + Pcm{44100, std::vector<std::int16_t>(2 * 20 * kSecond)} +
                                 aRecording(20 * kSecond, 2)));

private Q_SLOTS:
    void anyPlace_isFoundWithinASecondByAFewLooks() {
        std::size_t most = 0;
        for (auto place = 100ms; place < 60s; place += 1700ms) {
            Counted source(m_flac);
            const auto found = findFlacPlace(source, place).value();
            QVERIFY(found.has_value());
            const auto target = static_cast<std::uint64_t>(place.count()) * kSecond / 1000;
            QVERIFY(found->sample <= target && target - found->sample <= kSecond);
            QCOMPARE(found->total, std::uint64_t{60 * kSecond});
            QCOMPARE(found->rate.hertz, 44100U);
            most = std::max(most, source.read_);
        }
        QVERIFY2(most < 20 * 16384, qPrintable(QString::number(most)));
    }
    void theFileFromThere_beginsWithAHeadAndTheFrame() {
        const auto source = std::make_shared<Counted>(m_flac);
        const auto found = findFlacPlace(*source, 50s).value();
        QVERIFY(found && found->offset > 0);
        const auto rest = startingAt(source, *found);
        std::string bytes(100, '\0');
        QCOMPARE(rest->read(0, std::as_writable_bytes(std::span(bytes))).value(), found->head.size());
        QVERIFY(bytes.starts_with("fLaC"));
        QCOMPARE(rest->read(found->head.size(), std::as_writable_bytes(std::span(bytes))).value(), bytes.size());
        QCOMPARE(bytes, m_flac.substr(static_cast<std::size_t>(found->offset), 100));
        QCOMPARE(rest->size().value(), found->head.size() + m_flac.size() - found->offset);
    }
    void whatIsNoFlacOrTellsNoLength_hasNoPlaces() {
        Counted text("These are words.");
        QVERIFY(!findFlacPlace(text, 1s).value());
        Counted endless(std::string(m_flac).replace(21, 5, std::string("\xF0\0\0\0\0", 5)));
        QVERIFY(!findFlacPlace(endless, 1s).value());
        Counted cut(m_flac.substr(0, 30));
        QVERIFY(!findFlacPlace(cut, 1s).value());
        Counted whole(m_flac);
        QVERIFY(!findFlacPlace(whole, 61s).value());
    }
    void aFileThatEndsEarly_isAskedAFewTimesOnly() {
        Counted source(m_flac.substr(0, m_flac.size() / 3));
        static_cast<void>(findFlacPlace(source, 55s).value());
        QVERIFY(source.read_ < 26 * 65536);
    }
};

QTEST_GUILESS_MAIN(TestFlacPlace)
#include "tst_FlacPlace.moc"
