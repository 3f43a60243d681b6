// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include "app/services/CoverCache.h"
#include "app/services/KeptFiles.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using app::CoverCache;

namespace {

std::string pngBytes(QSize size, QColor color) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data().toStdString();
}

} // namespace

class tst_CoverCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<tests::TempFolder>();
        m_asked.clear();
        m_answer = pngBytes({300, 200}, Qt::red);
    }
    void cover_isFetchedOnceAndSquareAtTheAskedSize() {
        CoverCache cache(folder(), fetch());
        QSignalSpy loaded(&cache, &CoverCache::loaded);
        QVERIFY(cache.cover(m_id, 40, 2.0).isNull());
        QVERIFY(cache.cover(m_id, 40, 2.0).isNull());
        QVERIFY(loaded.wait(20000));
        const QPixmap cover = cache.cover(m_id, 40, 2.0);
        QCOMPARE(cover.size(), QSize(80, 80));
        QCOMPARE(cover.devicePixelRatio(), 2.0);
        QCOMPARE(cover.toImage().pixelColor(40, 40), QColor(Qt::red));
        QCOMPARE(m_asked, std::vector<int>{96});
    }
    void cover_comesFromTheDiskAfterARestart() {
        {
            CoverCache cache(folder(), fetch());
            QSignalSpy loaded(&cache, &CoverCache::loaded);
            cache.cover(m_id, 200, 1.0);
            QVERIFY(loaded.wait(20000));
        }
        CoverCache cache(folder(), fetch());
        QSignalSpy loaded(&cache, &CoverCache::loaded);
        cache.cover(m_id, 200, 1.0);
        QVERIFY(loaded.wait(20000));
        QCOMPARE(m_asked.size(), std::size_t(1));
        QCOMPARE(cache.localFile(m_id).isEmpty(), false);
        QVERIFY(QFile::exists(cache.localFile(m_id)));
    }
    void damagedFile_isFetchedAnew() {
        {
            CoverCache cache(folder(), fetch());
            QSignalSpy loaded(&cache, &CoverCache::loaded);
            cache.localFile(m_id);
            QVERIFY(loaded.wait(20000));
            QFile file(cache.localFile(m_id));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("no picture");
        }
        CoverCache cache(folder(), fetch());
        QSignalSpy loaded(&cache, &CoverCache::loaded);
        cache.cover(m_id, 256, 1.0);
        QVERIFY(loaded.wait(20000));
        QCOMPARE(m_asked.size(), std::size_t(2));
        QVERIFY(!cache.cover(m_id, 256, 1.0).isNull());
    }
    void missingCover_isAskedForAgainOnlyAfterRetryFailed() {
        CoverCache cache(folder(), [this](const core::ArtId&, int size, core::CancelToken, CoverCache::Fetched done) {
            m_asked.push_back(size);
            done(core::failure(core::Errc::NotFound, "none"));
        });
        cache.cover(m_id, 96, 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), std::size_t(1), 20000);
        cache.cover(m_id, 96, 1.0);
        QTest::qWait(0);
        QCOMPARE(m_asked.size(), std::size_t(1));
        cache.retryFailed();
        cache.cover(m_id, 96, 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), std::size_t(2), 20000);
    }
    void files_unusedForLongest_goWhenTheFolderIsFull() {
        const auto file = [this](const char* name) { return folder() + QStringLiteral("/aa/") + QLatin1String(name); };
        const QByteArray bytes(m_answer.data(), static_cast<qsizetype>(m_answer.size()));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        int days = 0;
        for (const char* name : {"new", "old", "older", "oldest"}) {
            app::keepFile(file(name), bytes);
            setUsed(file(name), now.addDays(-10 * days++));
        }
        QVERIFY(app::readKeptFile(file("older"))); // It is used now.
        CoverCache cache(folder(), fetch(), bytes.size() * 4);
        QSignalSpy loaded(&cache, &CoverCache::loaded);
        cache.cover(m_id, 90, 1.0); // A fifth file.
        QVERIFY(loaded.wait(20000));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(file("oldest")), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(file("old")), 20000); // Nine tenths of the room is three files.
        QVERIFY(QFile::exists(file("older")));
        QVERIFY(QFile::exists(file("new")));
    }
    void anySize_givesTheLargestInMemory() {
        CoverCache cache(folder(), fetch());
        QSignalSpy loaded(&cache, &CoverCache::loaded);
        cache.cover(m_id, 40, 1.0);
        cache.cover(m_id, 90, 1.0);
        QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 2, 20000);
        QCOMPARE(cache.anySize(m_id).width(), 90);
        QVERIFY(cache.anySize(test::idNamed<core::ArtId>("other")).isNull());
    }

private:
    QString folder() const { return QString::fromStdString((m_folder->path() / "art").bytes()); }
    static void setUsed(const QString& path, const QDateTime& time) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
    }
    CoverCache::Fetch fetch() {
        return [this](const core::ArtId&, int size, core::CancelToken, CoverCache::Fetched done) {
            m_asked.push_back(size);
            done(m_answer);
        };
    }
    const core::ArtId m_id = test::idNamed<core::ArtId>("cover");
    std::unique_ptr<tests::TempFolder> m_folder;
    std::vector<int> m_asked;
    std::string m_answer;
};

QTEST_MAIN(tst_CoverCache)
#include "tst_CoverCache.moc"
