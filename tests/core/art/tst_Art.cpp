// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/art/Accent.h"
#include "core/art/ArtStore.h"
#include "core/art/CoverNames.h"
#include "core/os/File.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::core;
using namespace linnet::core::art;
using tests::AudioFiles;

namespace {

Image filled(std::uint32_t colour, std::uint32_t width = 40, std::uint32_t height = 40) {
    Image image{width, height, {}};
    for (std::uint32_t i = 0; i < width * height; ++i)
        for (const int shift : {16, 8, 0})
            image.pixels.push_back(static_cast<std::uint8_t>(colour >> shift));
    return image;
}

int red(std::uint32_t colour) { return static_cast<int>(colour >> 16); }
int green(std::uint32_t colour) { return static_cast<int>((colour >> 8) & 255); }
int blue(std::uint32_t colour) { return static_cast<int>(colour & 255); }

} // namespace

class tst_Art : public QObject {
    Q_OBJECT

    tests::TempFolder m_folder;

private Q_SLOTS:
    void add_writesThreeSizesNeverLargerThanTheOriginal_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"c.png", "c.jpg", "c.webp"})
            QTest::newRow(name) << QByteArray(name);
    }
    void add_writesThreeSizesNeverLargerThanTheOriginal() {
        QFETCH(QByteArray, name);
        const auto picture = m_folder.file(name.constData());
        AudioFiles::makePicture(picture, "#2040c0", 500, 250);
        ArtStore store(m_folder.file("art"), [](const ArtId&) { return std::nullopt; });
        const auto stored = store.addFile(picture);
        QVERIFY2(stored, stored ? "" : stored.error().detail.c_str());
        QCOMPARE(stored->width, 500U);
        QVERIFY(blue(stored->ref.accent) > red(stored->ref.accent) + 60);
        for (const auto [size, width, height] : {std::array{96, 96, 48}, {256, 256, 128}, {640, 500, 250}}) {
            const auto file = artFile(m_folder.file("art"), stored->ref.id, static_cast<std::uint32_t>(size));
            const auto bytes = os::readFileRange(file, 0, 1 << 20);
            QVERIFY(bytes);
            const auto shown = decodeImage(*bytes, 640);
            QVERIFY(shown);
            QCOMPARE(int(shown->image.width), width);
            QCOMPARE(int(shown->image.height), height);
            QVERIFY(std::abs(shown->image.at(10, 10)[2] - 0xc0) < 6);
        }
    }
    void add_refusesWhatIsNoPictureAndWhatIsTooLarge() {
        ArtStore store(m_folder.file("art"), [](const ArtId&) { return std::nullopt; });
        const auto add = [&](const QByteArray& bytes) {
            return store.add(
                {reinterpret_cast<const std::byte*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
        };
        QCOMPARE(add("GIF89a…").error().code, Errc::Unsupported);
        QCOMPARE(add("\xFF\xD8\xFF nonsense").error().code, Errc::Corrupt);
        QCOMPARE(add(QByteArray("\x89PNG\r\n\x1A\n", 8) + "nonsense").error().code, Errc::Corrupt);
        AudioFiles::makePicture(m_folder.file("x.jpg"), "#804020", 16, 16);
        auto huge = AudioFiles::bytes(m_folder.file("x.jpg"));
        const auto frame = huge.indexOf(QByteArray("\xFF\xC0\x00\x11\x08", 5));
        QVERIFY(frame > 0);
        huge.replace(frame + 5, 4, "\x4E\x20\x4E\x20"); // 20,000 × 20,000
        QCOMPARE(add(huge).error().code, Errc::TooLarge);
        QCOMPARE(store.addFile(m_folder.file("gone.png")).error().code, Errc::NotFound);
    }
    void mutilatedPictures_neverCrash_data() { add_writesThreeSizesNeverLargerThanTheOriginal_data(); }
    void mutilatedPictures_neverCrash() {
        QFETCH(QByteArray, name);
        AudioFiles::makePicture(m_folder.file(name.constData()), "#804020", 60, 60);
        const auto whole = AudioFiles::bytes(m_folder.file(name.constData()));
        std::uint32_t random = 7;
        for (int round = 0; round < 150; ++round) {
            auto bytes = whole;
            for (int i = 0; i < 6; ++i) {
                random = random * 1664525 + 1013904223;
                bytes[static_cast<int>((random >> 8) % static_cast<std::uint32_t>(bytes.size()))] =
                    static_cast<char>(random >> 24);
            }
            if (round % 4 == 0) bytes.truncate(bytes.size() * round / 150);
            (void)decodeImage(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))), 640);
        }
    }
    void shrunkTo_averages() {
        auto image = filled(0x000000, 4, 2);
        for (int i = 0; i < 6; ++i)
            image.pixels[static_cast<std::size_t>(i)] = 255; // the upper left half of the row
        const auto small = shrunkTo(image, 2);
        QCOMPARE(small.width, 2U);
        QCOMPARE(small.height, 1U);
        QCOMPARE(int(small.at(0, 0)[0]), 128);
        QCOMPARE(int(small.at(1, 0)[0]), 0);
    }
    void accent_isVividUsableAndSteady() {
        auto image = filled(0x808080);
        const auto vivid = filled(0xD02010);
        std::copy_n(vivid.pixels.begin(), 40 * 3 * 5, image.pixels.begin()); // an eighth of it is red
        const auto accent = accentOf(image);
        QVERIFY(red(accent) > green(accent) + 80);
        QCOMPARE(accentOf(image), accent);
        for (const std::uint32_t colour : {0x000000U, 0xFFFFFFU, 0x777777U}) {
            const auto grey = accentOf(filled(colour));
            QVERIFY(std::abs(red(grey) - blue(grey)) <= 1);
            QVERIFY(red(grey) > 70 && red(grey) < 190);
        }
        const auto dark = accentOf(filled(0x000040));
        QVERIFY(blue(dark) > 100);
        QVERIFY(accentOf(Image{}) <= 0xFFFFFF);
    }
    void bestCover_prefersTheUsualNames() {
        const std::vector<std::string> names{"AlbumArtSmall.jpg", "front.png", "scan1.jpg", "Folder.JPG", "song.mp3"};
        QCOMPARE(bestCover(names).value_or(99), std::size_t(3));
        QVERIFY(!bestCover(std::vector<std::string>{"scan1.jpg", "cover.txt", "cover"}));
        QVERIFY(isCoverName("COVER.WebP"));
        QVERIFY(!isCoverName("discovery.jpg"));
    }
};

QTEST_APPLESS_MAIN(tst_Art)
#include "tst_Art.moc"
