// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/identity/AudioId.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::core;
using tests::AudioFiles;

class tst_AudioId : public QObject {
    Q_OBJECT

    AudioFiles m_files;
    tests::TempFolder m_folder;

    static Result<identity::AudioId> idOf(const FilePath& path) {
        LINNET_TRY(const auto file, os::File::openForReading(path));
        LINNET_TRY(const auto format, detectFormat(file, path.extension()));
        return identity::audioIdOf(file, format);
    }
    static void formats() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name :
             {"a.mp3", "a.flac", "a.ogg", "a.opus", "a.m4a", "a.alac.m4a", "a.wav", "a.aiff", "a.wv", "a.wma", "a.tta"})
            QTest::newRow(name) << QByteArray(name);
    }

private Q_SLOTS:
    void audioId_survivesTagging_data() { formats(); }
    void audioId_survivesTagging() {
        QFETCH(QByteArray, name);
        const auto path = m_folder.file(name.constData());
        m_files.make(path, {.hertz = 440, .seconds = 2.0});
        const auto plain = idOf(path);
        QVERIFY2(plain, plain ? "" : plain.error().detail.c_str());
        AudioFiles::retag(path, {{"TITLE", "A title"}, {"ARTIST", QByteArray(300, 'x')}});
        QVERIFY(idOf(path) == plain);
        AudioFiles::retag(path, {{"TITLE", QByteArray(900, 'y')}, {"GENRE", "Rock"}});
        QVERIFY(idOf(path) == plain);
    }
    void audioId_tellsSoundsApart_data() { formats(); }
    void audioId_tellsSoundsApart() {
        QFETCH(QByteArray, name);
        const auto one = m_folder.file(("1" + name).constData()), two = m_folder.file(("2" + name).constData());
        m_files.make(one, {.hertz = 440, .seconds = 2.0});
        m_files.make(two, {.hertz = 441, .seconds = 2.0});
        QVERIFY(idOf(one) && idOf(two));
        QVERIFY(*idOf(one) != *idOf(two));
        QCOMPARE(idOf(one)->bytes[0], idOf(two)->bytes[0]);
    }
    void trailingTags_areNotPartOfTheSound() {
        const auto path = m_folder.file("v1.mp3");
        m_files.make(path, {});
        const auto plain = idOf(path);
        const auto bytes = AudioFiles::bytes(path);
        AudioFiles::write(path, bytes + "TAG" + QByteArray(125, 'x'));
        QVERIFY(idOf(path) == plain);
    }
    void cutOffContainers_areErrors_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"c.wav", "c.m4a", "c.aiff"})
            QTest::newRow(name) << QByteArray(name);
    }
    void cutOffContainers_areErrors() {
        QFETCH(QByteArray, name);
        const auto path = m_folder.file(name.constData());
        m_files.make(path, {.hertz = 440, .seconds = 2.0});
        auto bytes = AudioFiles::bytes(path);
        bytes.truncate(bytes.size() / 2);
        AudioFiles::write(path, bytes);
        const auto id = idOf(path);
        QVERIFY(!id);
        QCOMPARE(id.error().code, Errc::Corrupt);
    }
};

QTEST_APPLESS_MAIN(tst_AudioId)
#include "tst_AudioId.moc"
