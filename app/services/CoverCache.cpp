// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/CoverCache.h"

#include <QCache>
#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/services/CoverDecoder.h"
#include "app/services/KeptFiles.h"

namespace linnet::app {

namespace {

constexpr int kWorkers = 2;
constexpr int kBudgetKiB = 40 * 1024;
constexpr int kFileForSystem = 256;

/// A cover at one size in pixels.
struct Key {
    core::ArtId id;
    int pixels = 0;
    friend bool operator==(const Key&, const Key&) = default;
};

size_t qHash(const Key& key, size_t seed) { return ::qHashMulti(seed, std::hash<core::ArtId>{}(key.id), key.pixels); }

QString hex(const core::ArtId& id) { return QString::fromStdString(id.hex()); }

} // namespace

struct CoverCache::Impl {
    CoverCache& owner;
    QString folder;
    Fetch fetch;
    qint64 mostOnDisk;
    qint64 untilTrim = 0; ///< Bytes that may still be kept before the folder is looked through.
    QThreadPool workers;
    QCache<Key, QPixmap> pixmaps{kBudgetKiB};
    QHash<QString, std::vector<int>> sizes; ///< Sizes that were loaded of each cover; some may have left the cache.
    std::vector<Key> waiting;               ///< Newest last, begun first.
    QSet<Key> asked;                        ///< Waiting or begun.
    QSet<Key> forSystem;                    ///< Nothing repaints for these: never dropped.
    QSet<Key> failed;
    QSet<QString> onDisk; ///< Paths known to exist.
    int running = 0;
    core::CancelSource life;

    Impl(CoverCache& cache, QString dir, Fetch how, qint64 most)
        : owner(cache),
          folder(std::move(dir)),
          fetch(std::move(how)),
          mostOnDisk(most) {
        workers.setMaxThreadCount(kWorkers);
    }

    QString path(const Key& key) const {
        const QString name = hex(key.id);
        return QStringLiteral("%1/%2/%3-%4").arg(folder, name.left(2), name).arg(artSizeFor(key.pixels));
    }
    void want(const Key& key) {
        if (asked.contains(key) || failed.contains(key)) return;
        asked.insert(key);
        waiting.push_back(key);
        startNext();
    }
    void startNext() {
        while (running < kWorkers && !waiting.empty()) {
            const Key key = waiting.back();
            waiting.pop_back();
            ++running;
            readFile(key);
        }
    }
    void readFile(const Key& key);
    void fetchBytes(const Key& key);
    void decodeAndKeep(const Key& key, const std::string& fetched);
    void take(const Key& key, const QImage& image);
    void giveUp(const Key& key);
    void countKept(qint64 bytes);

    /// Runs `work` on a worker and `done` with its answer on the GUI thread.
    template <class Work, class Done>
    void offThread(Work work, Done done) {
        workers.start([receiver = &owner, work, done] {
            // The destructor waits for the workers, and what is posted to the cache goes with it.
            QMetaObject::invokeMethod(
                receiver, [done, answer = work()] { done(answer); }, Qt::QueuedConnection);
        });
    }
};

void CoverCache::Impl::readFile(const Key& key) {
    struct Answer {
        bool isThere = false;
        QImage image;
    };
    offThread(
        [file = path(key), pixels = key.pixels] {
            const auto bytes = readKeptFile(file);
            return bytes ? Answer{true, decodeCover(*bytes, pixels)} : Answer{};
        },
        [this, key](const Answer& answer) {
            --running;
            // A file that is no picture is fetched anew and replaced.
            if (answer.isThere && !answer.image.isNull()) {
                take(key, answer.image);
            } else {
                fetchBytes(key);
            }
            startNext();
        });
}

void CoverCache::Impl::fetchBytes(const Key& key) {
    fetch(key.id, artSizeFor(key.pixels), life.token(), [this, key, token = life.token()](const auto& bytes) {
        if (token.isCancelled()) return;
        if (bytes) {
            decodeAndKeep(key, *bytes);
        } else {
            giveUp(key);
        }
    });
}

void CoverCache::Impl::decodeAndKeep(const Key& key, const std::string& fetched) {
    offThread(
        [bytes = QByteArray::fromStdString(fetched), file = path(key), pixels = key.pixels] {
            QImage image = decodeCover(bytes, pixels);
            if (!image.isNull()) keepFile(file, bytes);
            return image;
        },
        [this, key, size = static_cast<qint64>(fetched.size())](const QImage& image) {
            if (image.isNull()) {
                giveUp(key);
            } else {
                countKept(size);
                take(key, image);
            }
        });
}

void CoverCache::Impl::countKept(qint64 bytes) {
    untilTrim -= bytes;
    if (untilTrim > 0) return;
    untilTrim = mostOnDisk / 16;
    offThread([folder = folder, most = mostOnDisk] { return trimKeptFiles(folder, most); },
              [this](const QStringList& removed) {
                  for (const QString& path : removed)
                      onDisk.remove(path);
              });
}

void CoverCache::Impl::take(const Key& key, const QImage& image) {
    asked.remove(key);
    forSystem.remove(key);
    onDisk.insert(path(key));
    auto& known = sizes[hex(key.id)];
    if (std::find(known.begin(), known.end(), key.pixels) == known.end()) known.push_back(key.pixels);
    const int cost = static_cast<int>(std::max<qsizetype>(1, image.sizeInBytes() / 1024));
    pixmaps.insert(key, new QPixmap(QPixmap::fromImage(image)), cost);
    Q_EMIT owner.loaded(key.id);
}

void CoverCache::Impl::giveUp(const Key& key) {
    asked.remove(key);
    forSystem.remove(key);
    failed.insert(key);
}

CoverCache::CoverCache(QString folder, Fetch fetch, qint64 mostOnDisk, QObject* parent)
    : QObject(parent),
      m_impl(std::make_unique<Impl>(*this, std::move(folder), std::move(fetch), mostOnDisk)) {}

CoverCache::~CoverCache() {
    m_impl->life.cancel();
    m_impl->workers.clear();
    m_impl->workers.waitForDone();
}

QPixmap CoverCache::cover(const core::ArtId& id, int side, qreal devicePixelRatio) {
    const Key key{id, static_cast<int>(std::lround(side * devicePixelRatio))};
    if (id.isNull() || key.pixels <= 0) return {};
    if (const QPixmap* found = m_impl->pixmaps.object(key)) {
        QPixmap pixmap = *found;
        pixmap.setDevicePixelRatio(devicePixelRatio);
        return pixmap;
    }
    m_impl->want(key);
    return {};
}

QPixmap CoverCache::anySize(const core::ArtId& id) const {
    QPixmap largest;
    for (const int pixels : m_impl->sizes.value(hex(id))) {
        const QPixmap* found = m_impl->pixmaps.object(Key{id, pixels});
        if (found && found->width() > largest.width()) largest = *found;
    }
    return largest;
}

bool CoverCache::dropWaiting() {
    return std::erase_if(m_impl->waiting, [this](const Key& key) {
               if (m_impl->forSystem.contains(key)) return false;
               m_impl->asked.remove(key);
               return true;
           }) > 0;
}

void CoverCache::retryFailed() { m_impl->failed.clear(); }

QString CoverCache::localFile(const core::ArtId& id) {
    if (id.isNull()) return {};
    const Key key{id, kFileForSystem};
    const QString file = m_impl->path(key);
    if (m_impl->onDisk.contains(file)) return file;
    m_impl->forSystem.insert(key);
    m_impl->want(key);
    return {};
}

} // namespace linnet::app
