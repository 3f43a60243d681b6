// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small real audio files, made by the real encoders. Each distinct sound is encoded once per test run; asking again
// copies it.

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "core/os/FilePath.h"

namespace linnet::tests {

/// Which sound: a tone of this pitch (0: silence), as long as asked.
struct Sound {
    int hertz = 440;
    double seconds = 0.3;
};

/// Vorbis-style keys ("TITLE", "ARTIST", "ALBUM", "TRACKNUMBER", …); a key may come twice.
using Tags = QList<std::pair<QByteArray, QByteArray>>;

class AudioFiles {
public:
    /// Writes a file with this sound and these tags; the extension chooses encoder and container: flac, mp3, ogg, opus,
    /// spx, m4a (AAC), alac.m4a, wav, aiff, wv, wma, tta, aac. Folders are made. Fails the test if an encoder fails.
    void make(const core::FilePath& path, Sound sound, const Tags& tags = {});
    /// Gives an existing file other tags, as a tagger would: the sound data stays the same.
    static void retag(const core::FilePath& path, const Tags& tags);
    /// Adds a frame SYLT to an mp3: moments and texts.
    enum class MomentsIn { Milliseconds, Frames };
    static void addSyncedLyrics(const core::FilePath& mp3, const QList<std::pair<unsigned, QByteArray>>& entries,
                                MomentsIn unit);
    /// A picture in one colour, "#rrggbb", as PNG or JPEG by extension.
    static void makePicture(const core::FilePath& path, const char* colour, int width, int height);
    static void copy(const core::FilePath& from, const core::FilePath& to);
    static void move(const core::FilePath& from, const core::FilePath& to);
    static void remove(const core::FilePath& path);
    static QByteArray bytes(const core::FilePath& path);
    static void write(const core::FilePath& path, const QByteArray& bytes);

private:
    QString encoded(const QString& extension, Sound sound);
    QTemporaryDir m_cache;
    QMap<QString, QString> m_made;
};

} // namespace linnet::tests
