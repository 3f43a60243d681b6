// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QProcess>

#include "core/compress/Compress.h"
#include "core/compress/Compressor.h"

using namespace linnet::core;
using namespace linnet::core::compress;

namespace {

/// As everybody else would unpack it.
std::string unpacked(const std::string& bytes, Encoding encoding) {
    if (encoding == Encoding::Identity) return bytes;
    QProcess tool;
    tool.start(encoding == Encoding::Gzip ? QStringLiteral("gzip") : QStringLiteral("zstd"), {QStringLiteral("-dc")});
    tool.write(QByteArray::fromStdString(bytes));
    tool.closeWriteChannel();
    if (!tool.waitForFinished(30'000) || tool.exitCode() != 0) return "not unpacked";
    return tool.readAllStandardOutput().toStdString();
}

std::string someText() {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += R"({"kind":"track","title":"Number )" + std::to_string(i * 7919 % 10'007) + "\"}\n";
    return text;
}

} // namespace

Q_DECLARE_METATYPE(linnet::core::compress::Encoding)

class tst_Compress : public QObject {
    Q_OBJECT

    static void addEncodings() {
        QTest::addColumn<Encoding>("encoding");
        for (const auto encoding : {Encoding::Identity, Encoding::Gzip, Encoding::Zstd})
            QTest::newRow(std::string(encodingName(encoding)).c_str()) << encoding;
    }

private Q_SLOTS:
    void bestEncoding_isOneThatIsAllowed_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<Encoding>("encoding");
        QTest::newRow("nothing") << QByteArray() << Encoding::Identity;
        QTest::newRow("gzip") << QByteArray("gzip, deflate") << Encoding::Gzip;
        QTest::newRow("both") << QByteArray("gzip, zstd") << Encoding::Zstd;
        QTest::newRow("zstd forbidden") << QByteArray("zstd;q=0, gzip;q=0.5") << Encoding::Gzip;
        QTest::newRow("all forbidden") << QByteArray("zstd; q=0.000 ,gzip;q=0") << Encoding::Identity;
        QTest::newRow("unknown") << QByteArray("br, xzstd, gzipx") << Encoding::Identity;
        QTest::newRow("garbage") << QByteArray(",,;q=;,") << Encoding::Identity;
    }
    void bestEncoding_isOneThatIsAllowed() {
        QFETCH(QByteArray, header);
        QFETCH(Encoding, encoding);
        QCOMPARE(bestEncoding(header.toStdString()), encoding);
    }
    void compressed_comesBackWhole_data() { addEncodings(); }
    void compressed_comesBackWhole() {
        QFETCH(Encoding, encoding);
        for (const auto& text : {std::string(), std::string("x"), someText()})
            QCOMPARE(unpacked(compressed(text, encoding).value(), encoding), text);
    }
    void compressor_inPieces_makesOneStream_data() { addEncodings(); }
    void compressor_inPieces_makesOneStream() {
        QFETCH(Encoding, encoding);
        const auto text = someText();
        auto compressor = Compressor::make(encoding).value();
        std::string bytes;
        for (std::size_t at = 0; at < text.size(); at += 10'000)
            bytes += compressor->add(std::string_view(text).substr(at, 10'000), Compressor::More::Follows).value();
        bytes += compressor->add({}, Compressor::More::Ended).value();
        QCOMPARE(unpacked(bytes, encoding), text);
        if (encoding != Encoding::Identity) QVERIFY(bytes.size() < text.size() / 4);
    }
    void compressor_ofNothing_isAWholeStream_data() { addEncodings(); }
    void compressor_ofNothing_isAWholeStream() {
        QFETCH(Encoding, encoding);
        auto compressor = Compressor::make(encoding).value();
        QCOMPARE(unpacked(compressor->add({}, Compressor::More::Ended).value(), encoding), std::string());
    }
};

QTEST_APPLESS_MAIN(tst_Compress)
#include "tst_Compress.moc"
