// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/container/Mp4Trim.h"
#include "tests/support/EngineBench.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

namespace {

std::string number(std::uint64_t value, std::size_t bytes = 4) {
    std::string out;
    for (std::size_t i = bytes; i-- > 0;)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
}

std::string box(const std::string& type, const std::string& body) { return number(8 + body.size()) + type + body; }

/// One sound track of 70 packets of 1024, the last one of 369 units, with a time scale of 44100.
struct Made {
    std::string edit = number(1587) + number(1024) + number(0x10000); ///< Length (ms), start, speed.
    std::uint32_t edits = 1;
    std::string smpb{};
    std::string before{}; ///< Another track.
    std::string behind{}; ///< In moov.
    std::string handler = "soun";

    std::string bytes() const {
        const std::string mdhd = box("mdhd", std::string(12, '\0') + number(44100) + number(71025) + number(0));
        const std::string stts =
            box("stts", number(0) + number(2) + number(69) + number(1024) + number(1) + number(369));
        const std::string mdia =
            box("mdia", mdhd + box("hdlr", number(0) + number(0) + handler + std::string(13, '\0')) +
                            box("minf", box("stbl", stts)));
        const std::string edts = edits > 0 ? box("edts", box("elst", number(0) + number(edits) + edit)) : "";
        const std::string tag =
            box("----", box("mean", number(0) + "com.apple.iTunes") + box("name", number(0) + "iTunSMPB") +
                            box("data", number(1) + number(0) + smpb));
        const std::string udta = box("udta", box("meta", number(0) + box("ilst", box("\251nam", "x") + tag)));
        const std::string mvhd =
            box("mvhd", std::string(12, '\0') + number(1000) + number(1588) + std::string(80, '\0'));
        return box("ftyp", "M4A " + number(0)) + box("mdat", "sound") +
               box("moov", mvhd + before + box("trak", edts + mdia) + (smpb.empty() ? "" : udta) + behind);
    }
};

std::optional<Mp4Trim> trimOf(const std::string& bytes) {
    BytesSource source(bytes);
    const auto trim = readMp4Trim(source);
    return trim ? *trim : std::nullopt;
}

} // namespace

class TestMp4Trim : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditToTheEndInMilliseconds_endsAtTheLastUnit() {
        const auto trim = trimOf(Made{}.bytes());
        QVERIFY(trim.has_value());
        QCOMPARE(trim->timescale, 44100U);
        QCOMPARE(trim->start, std::uint64_t{1024});
        QCOMPARE(trim->length, std::uint64_t{70'001});
        QCOMPARE(trim->packet, std::uint64_t{1024});
    }

    void anEditThatEndsBefore_isCutThere() {
        const auto trim = trimOf(Made{.edit = number(1000) + number(1024) + number(0x10000)}.bytes());
        QVERIFY(trim.has_value());
        QCOMPARE(trim->length, std::uint64_t{44'100});
    }

    void theTagOfItunes_isExactAndGoesFirst() {
        const std::string right = " 00000000 00000840 000001CA 0000000000010B67 00000000 00000000";
        for (const std::uint32_t edits : {0U, 1U}) {
            const auto trim = trimOf(Made{.edits = edits, .smpb = right}.bytes());
            QVERIFY(trim.has_value());
            QCOMPARE(trim->start, std::uint64_t{0x840});
            QCOMPARE(trim->length, std::uint64_t{71'025 - 0x840 - 0x1CA});
            QCOMPARE(trim->patches.size(), std::size_t{1} + edits);
        }
    }

    void aTagOfAnotherFile_isNotBelieved() {
        const auto trim = trimOf(Made{.smpb = " 00000000 00000840 000001CA 00000000003F31F6"}.bytes());
        QVERIFY(trim.has_value());
        QCOMPARE(trim->start, std::uint64_t{1024});
        QCOMPARE(trimOf(Made{.smpb = " 00000000 FFFFFFFFFFFFFFFF 00000001 0000000000000001"}.bytes()), trim);
        QCOMPARE(trimOf(Made{.smpb = " words"}.bytes()), trim);
    }

    void theFirstSoundTrack_isTheOneThatCounts() {
        const auto picture = box("trak", box("mdia", box("hdlr", number(0) + number(0) + "vide")));
        QCOMPARE(trimOf(Made{.before = picture}.bytes())->length, std::uint64_t{70'001});
    }

    void whatIsNotOneStretchOfSound_isLeftAlone_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("nothing said", Made{.edits = 0}.bytes());
        row("no sound", Made{.handler = "vide"}.bytes());
        row("fragmented", Made{.behind = box("mvex", "")}.bytes());
        row("silence first", Made{.edit = number(100) + number(0xFFFFFFFF) + number(0x10000)}.bytes());
        row("twice as fast", Made{.edit = number(100) + number(1024) + number(0x20000)}.bytes());
        row("behind the end", Made{.edit = number(100) + number(71'026) + number(0x10000)}.bytes());
        const std::string two = number(100) + number(1024) + number(0x10000);
        row("two stretches", Made{.edit = two + two, .edits = 2}.bytes());
        row("another format", "fLaC" + std::string(100, '\0'));
        row("empty", "");
    }

    void whatIsNotOneStretchOfSound_isLeftAlone() {
        QFETCH(QByteArray, bytes);
        QVERIFY(!trimOf(bytes.toStdString()));
    }

    void aFileCutAnywhere_isNoTrouble() {
        const std::string bytes = Made{.smpb = " 0 400 0 11171"}.bytes();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            (void)trimOf(bytes.substr(0, length));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
            (void)trimOf(damaged);
        }
    }

    void aPatchedFile_hasNoEditListAndALongFilmWhereverAReadBegins() {
        const std::string bytes = Made{}.bytes();
        const auto trim = trimOf(bytes);
        std::string wanted = bytes;
        wanted.replace(wanted.find("edts"), 4, "free");
        const std::string told = number(1000) + number(1588);
        wanted.replace(wanted.find(told), told.size(), number(1000) + number(3000));
        const auto source = patched(std::make_shared<BytesSource>(bytes), trim->patches);
        for (const std::size_t step : {1U, 3U, 7U, 4096U}) {
            std::string read(bytes.size(), '\0');
            for (std::size_t at = 0; at < read.size(); at += step) {
                const auto out = std::as_writable_bytes(std::span(read)).subspan(at, std::min(step, read.size() - at));
                QVERIFY(source->read(at, out).has_value());
            }
            QCOMPARE(read, wanted);
        }
    }

    void decodingBegins_twoPacketsBefore() {
        const Mp4Trim trim{.timescale = 44100, .start = 1024, .length = 70'001, .packet = 1024, .patches = {}};
        QCOMPARE(decodeFrom(trim, 0), std::uint64_t{0});
        QCOMPARE(decodeFrom(trim, 3071), std::uint64_t{0});
        QCOMPARE(decodeFrom(trim, 3072), std::uint64_t{1024});
        QCOMPARE(decodeFrom(trim, 10'240), std::uint64_t{8192});
    }
};

QTEST_APPLESS_MAIN(TestMp4Trim)
#include "tst_Mp4Trim.moc"
