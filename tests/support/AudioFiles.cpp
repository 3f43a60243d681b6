// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/AudioFiles.h"

#include <QFile>
#include <QProcess>

#include <cmath>

#include <asffile.h>
#include <fileref.h>
#include <id3v2tag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <synchronizedlyricsframe.h>
#include <tpropertymap.h>

#include "core/os/AtomicFile.h"

namespace linnet::tests {

namespace {

QString toQt(const core::FilePath& path) { return QFile::decodeName(QByteArray::fromStdString(path.bytes())); }

void run(const char* program, const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s failed: %s", program, process.readAllStandardError().constData());
}

template <class T>
void put(QByteArray& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// 16 bit stereo at 44.1 kHz (little-endian hosts).
QByteArray waveBytes(Sound sound) {
    const auto frames = static_cast<std::uint32_t>(sound.seconds * 44100);
    QByteArray out("RIFF");
    put(out, std::uint32_t(36 + frames * 4));
    out += "WAVEfmt ";
    put(out, std::uint32_t{16});
    put(out, std::uint16_t{1});
    put(out, std::uint16_t{2});
    put(out, std::uint32_t{44100});
    put(out, std::uint32_t{44100 * 4});
    put(out, std::uint16_t{4});
    put(out, std::uint16_t{16});
    out += "data";
    put(out, std::uint32_t(frames * 4));
    for (std::uint32_t i = 0; i < frames; ++i) {
        const auto value = static_cast<std::int16_t>(12000.0 * std::sin(i * 2 * M_PI * sound.hertz / 44100.0));
        put(out, value);
        put(out, value);
    }
    return out;
}

void encode(const QString& extension, const QString& wav, const QString& target) {
    if (extension == QLatin1String("wav")) return void(QFile::copy(wav, target));
    if (extension == QLatin1String("flac"))
        return run("flac", {QStringLiteral("-s"), QStringLiteral("-f"), QStringLiteral("-o"), target, wav});
    if (extension == QLatin1String("mp3"))
        return run("lame", {QStringLiteral("--quiet"), QStringLiteral("-b"), QStringLiteral("128"), wav, target});
    if (extension == QLatin1String("ogg"))
        return run("oggenc", {QStringLiteral("-Q"), QStringLiteral("-o"), target, wav});
    if (extension == QLatin1String("opus")) return run("opusenc", {QStringLiteral("--quiet"), wav, target});
    if (extension == QLatin1String("wv"))
        return run("wavpack", {QStringLiteral("-q"), QStringLiteral("-y"), wav, QStringLiteral("-o"), target});
    QStringList arguments{QStringLiteral("-loglevel"), QStringLiteral("error"), QStringLiteral("-y"),
                          QStringLiteral("-i"), wav};
    if (extension == QLatin1String("alac.m4a")) arguments << QStringLiteral("-c:a") << QStringLiteral("alac");
    if (extension == QLatin1String("wma")) arguments << QStringLiteral("-c:a") << QStringLiteral("wmav2");
    run("ffmpeg", arguments << QStringLiteral("-map_metadata") << QStringLiteral("-1") << target);
}

/// "alac.m4a" for a name that ends so, else what follows the last dot.
QString extensionOf(const core::FilePath& path) {
    if (path.bytes().ends_with(".alac.m4a")) return QStringLiteral("alac.m4a");
    return QString::fromStdString(path.extension());
}

} // namespace

QString AudioFiles::encoded(const QString& extension, Sound sound) {
    const auto name = QStringLiteral("%1-%2.%3").arg(sound.hertz).arg(sound.seconds).arg(extension);
    const auto path = m_cache.filePath(name);
    if (m_made.contains(name)) return path;
    const auto wav = m_cache.filePath(QStringLiteral("source.wav"));
    write(core::FilePath(QFile::encodeName(wav).toStdString()), waveBytes(sound));
    encode(extension, wav, path);
    m_made.insert(name, path);
    return path;
}

void AudioFiles::make(const core::FilePath& path, Sound sound, const Tags& tags) {
    copy(core::FilePath(QFile::encodeName(encoded(extensionOf(path), sound)).toStdString()), path);
    if (!tags.isEmpty()) retag(path, tags);
}

void AudioFiles::retag(const core::FilePath& path, const Tags& tags) {
    TagLib::PropertyMap properties;
    for (const auto& [key, value] : tags)
        properties[TagLib::String(key.constData(), TagLib::String::UTF8)].append(
            TagLib::String(value.constData(), TagLib::String::UTF8));
    TagLib::FileRef file(path.c_str(), false);
    if (file.isNull()) qFatal("cannot tag %s", path.c_str());
    auto unsupported = file.file()->setProperties(properties);
    if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(file.file()))
        for (const auto& [key, values] : unsupported)
            mp4->tag()->setItem("----:com.apple.iTunes:" + key, TagLib::MP4::Item(values));
    if (auto* asf = dynamic_cast<TagLib::ASF::File*>(file.file()))
        for (const auto& [key, values] : unsupported)
            asf->tag()->setAttribute(key, values.toString());
    if (!file.save()) qFatal("cannot save the tags of %s", path.c_str());
}

void AudioFiles::addSyncedLyrics(const core::FilePath& mp3, const QList<std::pair<unsigned, QByteArray>>& entries,
                                 MomentsIn unit) {
    using Frame = TagLib::ID3v2::SynchronizedLyricsFrame;
    TagLib::MPEG::File file(mp3.c_str());
    auto* frame = new Frame(TagLib::String::UTF8); // The tag owns it.
    frame->setTimestampFormat(unit == MomentsIn::Frames ? Frame::AbsoluteMpegFrames : Frame::AbsoluteMilliseconds);
    frame->setType(Frame::Lyrics);
    Frame::SynchedTextList texts;
    for (const auto& [at, text] : entries)
        texts.append({at, TagLib::String(text.constData(), TagLib::String::UTF8)});
    frame->setSynchedText(texts);
    file.ID3v2Tag(true)->addFrame(frame);
    if (!file.save()) qFatal("cannot save the tags of %s", mp3.c_str());
}

void AudioFiles::makePicture(const core::FilePath& path, const char* colour, int width, int height) {
    if (!core::os::makeFolders(path.parent())) qFatal("cannot make the folder of %s", path.c_str());
    run("convert", {QStringLiteral("-size"), QStringLiteral("%1x%2").arg(width).arg(height),
                    QStringLiteral("xc:") + QString::fromLatin1(colour), toQt(path)});
}

void AudioFiles::copy(const core::FilePath& from, const core::FilePath& to) { write(to, bytes(from)); }

void AudioFiles::move(const core::FilePath& from, const core::FilePath& to) {
    if (!core::os::makeFolders(to.parent()) || std::rename(from.c_str(), to.c_str()) != 0)
        qFatal("cannot move %s", from.c_str());
}

void AudioFiles::remove(const core::FilePath& path) {
    if (!core::os::removeFile(path)) qFatal("cannot remove %s", path.c_str());
}

QByteArray AudioFiles::bytes(const core::FilePath& path) {
    QFile file(toQt(path));
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", path.c_str());
    return file.readAll();
}

void AudioFiles::write(const core::FilePath& path, const QByteArray& bytes) {
    const std::span data(reinterpret_cast<const std::byte*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    if (!core::os::makeFolders(path.parent()) ||
        !core::os::writeFileAtomically(path, data, core::os::FileMode::Shared, core::os::Durability::BestEffort))
        qFatal("cannot write %s", path.c_str());
}

} // namespace linnet::tests
