// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/KeptFiles.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <vector>

namespace linnet::app {

namespace {

constexpr qint64 kSecondsOfDay = 24 * 60 * 60;

struct KeptFile {
    QString path;
    qint64 bytes = 0;
    QDateTime used;
};

/// The time of a file tells when it was last used. Told to the day: looking at them should not write to the disk.
void markUsed(QFile& file) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime).secsTo(now) < kSecondsOfDay) return;
    file.setFileTime(now, QFileDevice::FileModificationTime);
}

} // namespace

std::optional<QByteArray> readKeptFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    QByteArray bytes = file.readAll();
    markUsed(file);
    return bytes;
}

void keepFile(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(bytes);
    file.commit();
}

QStringList trimKeptFiles(const QString& folder, qint64 most) {
    std::vector<KeptFile> files;
    qint64 all = 0;
    for (QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();) {
        walk.next();
        const QFileInfo info = walk.fileInfo();
        files.push_back({info.filePath(), info.size(), info.lastModified()});
        all += info.size();
    }
    if (all <= most) return {};
    std::sort(files.begin(), files.end(), [](const KeptFile& a, const KeptFile& b) { return a.used < b.used; });
    QStringList removed;
    for (const KeptFile& file : files) {
        if (all <= most / 10 * 9) break;
        if (!QFile::remove(file.path)) continue;
        all -= file.bytes;
        removed << file.path;
    }
    return removed;
}

} // namespace linnet::app
