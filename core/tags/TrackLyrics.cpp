// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/TrackLyrics.h"

#include <exception>
#include <span>
#include <string>
#include <utility>

#include <aifffile.h>
#include <flacfile.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <synchronizedlyricsframe.h>
#include <tpropertymap.h>
#include <trueaudiofile.h>
#include <wavfile.h>

#include "core/tags/TagFile.h"

namespace linnet::core::tags {

namespace {

using lyrics::Lyrics;
using Sylt = TagLib::ID3v2::SynchronizedLyricsFrame;

constexpr std::uint64_t kMaxFile = std::uint64_t{1} << 20;

TagLib::ID3v2::Tag* id3Of(TagLib::File& file) {
    if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file)) return mpeg->ID3v2Tag(false);
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file)) return flac->ID3v2Tag(false);
    if (auto* tta = dynamic_cast<TagLib::TrueAudio::File*>(&file)) return tta->ID3v2Tag(false);
    if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) return wav->ID3v2Tag();
    if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file)) return aiff->tag();
    return nullptr;
}

/// Entries are lines, or syllables with a line feed before each that begins a line.
Lyrics linesOf(const Sylt& frame) {
    Lyrics lines;
    if (frame.timestampFormat() != Sylt::AbsoluteMilliseconds) return lines;
    bool hasFeeds = false;
    for (const auto& entry : frame.synchedText())
        hasFeeds = hasFeeds || entry.text.find("\n") >= 0;
    for (const auto& entry : frame.synchedText()) {
        if (lines.lines.size() >= lyrics::kMaxLines) break;
        std::string text = entry.text.to8Bit(true).substr(0, lyrics::kMaxLineBytes);
        const bool begins = !hasFeeds || lines.isEmpty() || text.find('\n') != std::string::npos;
        if (begins) {
            lines.lines.push_back({std::chrono::milliseconds(entry.time), std::move(text)});
        } else if (lines.lines.back().text.size() < lyrics::kMaxLineBytes) {
            lines.lines.back().text += text;
        }
    }
    return tidied(std::move(lines));
}

Lyrics syncedFrames(TagLib::File& file) {
    Lyrics best;
    const auto* tag = id3Of(file);
    if (tag == nullptr) return best;
    for (const auto* frame : tag->frameList("SYLT"))
        if (const auto* sylt = dynamic_cast<const Sylt*>(frame);
            sylt && (sylt->type() == Sylt::Lyrics || best.isEmpty()))
            best = better(linesOf(*sylt), std::move(best));
    return best;
}

bool namesLyrics(const TagLib::String& key) {
    return key == "LYRICS" || key.startsWith("LYRICS:") || key == "UNSYNCEDLYRICS" || key == "SYNCEDLYRICS" ||
           key == "UNSYNCED LYRICS";
}

Lyrics ofProperties(const TagLib::PropertyMap& properties) {
    Lyrics best;
    for (const auto& [key, values] : properties)
        if (namesLyrics(key))
            for (const auto& value : values)
                best = better(std::move(best), lyrics::parseLyrics(value.to8Bit(true)));
    return best;
}

Result<Lyrics> readWithTagLib(const os::File& file, const FilePath& path) {
    LINNET_TRY(const auto format, detectFormat(file, path.extension()));
    LINNET_TRY(const auto stat, file.stat());
    FileStream stream(file, path, 0, stat.size);
    const auto opened = openTagFile(stream, file, format);
    if (!opened) return Lyrics{};
    return better(syncedFrames(*opened), ofProperties(opened->properties()));
}

} // namespace

FilePath lyricsFileOf(const FilePath& track) {
    const std::string_view name = track.fileName();
    return track.parent() / (std::string(name.substr(0, name.rfind('.'))) + ".lrc");
}

Result<Lyrics> readLyricsFile(const os::File& file) {
    LINNET_TRY(const auto stat, file.stat());
    if (stat.size > kMaxFile) return failure(Errc::TooLarge, "the file of lyrics is larger than 1 MiB");
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    LINNET_TRY(const auto got, file.readAt(0, std::as_writable_bytes(std::span(bytes))));
    bytes.resize(got);
    return lyrics::parseLyrics(bytes);
}

Result<Lyrics> readEmbeddedLyrics(const os::File& file, const FilePath& path) {
    try {
        return readWithTagLib(file, path);
    } catch (const std::exception& problem) {
        return failure(Errc::Corrupt, std::string("the tags cannot be read: ") + problem.what());
    }
}

Result<Lyrics> lyricsOf(const FilePath& track) {
    LINNET_TRY(const auto file, os::File::openForReading(track));
    Lyrics beside;
    if (const auto lrc = os::File::openForReading(lyricsFileOf(track)))
        if (auto read = readLyricsFile(*lrc)) beside = std::move(*read);
    if (beside.isSynced()) return beside;
    auto embedded = readEmbeddedLyrics(file, track);
    if (!embedded && beside.isEmpty()) return embedded;
    return better(std::move(beside), embedded ? std::move(*embedded) : Lyrics{});
}

} // namespace linnet::core::tags
