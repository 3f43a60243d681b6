// SPDX-License-Identifier: GPL-3.0-or-later
// Cue sheets as CDRWIN began them (the appendix of its guide) and as rippers write them today.
#include "core/cue/CueSheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/cue/CueLine.h"
#include "core/playlists/FileText.h"
#include "core/text/Fold.h"

namespace linnet::core::cue {

namespace {

constexpr std::size_t kShownBytes = 60;
constexpr std::int64_t kMostDiscs = 999;

bool isIsrc(std::string_view text) {
    const auto isPart = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    return text.size() == 12 && std::ranges::all_of(text, isPart);
}

class Reader {
public:
    Reader(const FilePath& path, bool isEmbedded) : m_path(path), m_folder(path.parent()), m_isEmbedded(isEmbedded) {}

    Result<CueSheet> read(std::string_view text) {
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find_first_of("\n\r", begin), text.size());
            if (text[begin] != '\n' || begin == 0 || text[begin - 1] != '\r') ++m_line;
            LINNET_TRY_VOID(line(text.substr(begin, end - begin)));
            begin = end + 1;
        }
        return finish();
    }

private:
    struct Entry {
        CueTrack track;
        std::size_t line = 0; ///< Of its TRACK.
        bool isSound = true;
        bool hasStart = false;
        std::size_t gapFile = 0;
    };

    tl::unexpected<Error> wrong(std::size_t line, std::string_view what) const {
        return failure(Errc::InvalidInput, fmt::format("line {} of the cue sheet: {}", line, what));
    }
    static std::string shown(std::string_view text) { return text::displayText(text.substr(0, kShownBytes)); }

    Result<void> line(std::string_view text) {
        const std::string_view command = takeWord(text);
        if (isWord(command, "FILE")) return file(fileNameIn(text));
        if (isWord(command, "TRACK")) return track(text);
        if (isWord(command, "INDEX")) return index(text);
        if (isWord(command, "PREGAP")) return pregap(text);
        if (isWord(command, "REM"))
            remark(text);
        else
            describe(command, text);
        return {};
    }

    void describe(std::string_view command, std::string_view text) {
        CueTrack* const track = m_entries.empty() ? nullptr : &m_entries.back().track;
        const auto keep = [&](std::string& ofSheet, std::string CueTrack::*ofTrack) {
            (track ? track->*ofTrack : ofSheet) = clean(unquoted(text));
        };
        if (isWord(command, "TITLE")) keep(m_sheet.title, &CueTrack::title);
        if (isWord(command, "PERFORMER")) keep(m_sheet.performer, &CueTrack::performer);
        if (isWord(command, "SONGWRITER")) keep(m_sheet.songwriter, &CueTrack::songwriter);
        if (isWord(command, "CATALOG") && numberIn(unquoted(text), INT64_MAX)) m_sheet.catalogue = unquoted(text);
        if (!track) return;
        if (isWord(command, "ISRC") && isIsrc(unquoted(text))) track->isrc = unquoted(text);
        if (!isWord(command, "FLAGS")) return;
        while (!text.empty()) {
            const auto flag = takeWord(text);
            track->flags.isCopyPermitted |= isWord(flag, "DCP");
            track->flags.hasFourChannels |= isWord(flag, "4CH");
            track->flags.hasPreEmphasis |= isWord(flag, "PRE");
            track->flags.isSerialCopyManaged |= isWord(flag, "SCMS");
        }
    }

    void remark(std::string_view text) {
        const std::string_view name = takeWord(text);
        const std::string_view value = unquoted(text);
        const auto disc = [&]() -> std::optional<std::int32_t> {
            const auto number = numberIn(value, kMostDiscs);
            if (!number || *number == 0) return std::nullopt;
            return static_cast<std::int32_t>(*number);
        };
        if (isWord(name, "DATE")) m_sheet.date = partialDateFrom(value);
        if (isWord(name, "GENRE")) m_sheet.genre = clean(value);
        if (isWord(name, "DISCNUMBER")) m_sheet.disc = disc();
        if (isWord(name, "TOTALDISCS")) m_sheet.discs = disc();
        const auto decimal = decimalIn(value);
        if (!decimal) return;
        if (isWord(name, "REPLAYGAIN_ALBUM_GAIN")) m_sheet.gain = Gain{*decimal};
        if (isWord(name, "REPLAYGAIN_ALBUM_PEAK") && *decimal > 0) m_sheet.peak = *decimal;
        if (m_entries.empty()) return;
        if (isWord(name, "REPLAYGAIN_TRACK_GAIN")) m_entries.back().track.gain = Gain{*decimal};
        if (isWord(name, "REPLAYGAIN_TRACK_PEAK") && *decimal > 0) m_entries.back().track.peak = *decimal;
    }

    /// Only kept once a track lies in it.
    Result<void> file(std::string_view name) {
        if (name.empty()) return wrong(m_line, "FILE names no file");
        if (m_name && *m_name == name) return {};
        m_name = name;
        m_isNew = true;
        m_last = Sectors(0);
        return {};
    }

    Result<std::size_t> currentFile() {
        if (!m_name) return wrong(m_line, "there is no FILE before it");
        if (!std::exchange(m_isNew, false)) return m_sheet.files.size() - 1;
        if (m_isEmbedded && !m_sheet.files.empty())
            return wrong(m_line, "a sheet inside a recording cannot speak of several files");
        CueFile file{.name = clean(*m_name), .paths = m_isEmbedded ? std::vector{m_path} : placesOf(*m_name)};
        if (file.paths.empty())
            return wrong(m_line, "the file \"" + shown(*m_name) + "\" does not lie in the folder of the sheet");
        m_sheet.files.push_back(std::move(file));
        return m_sheet.files.size() - 1;
    }

    std::vector<FilePath> placesOf(std::string_view name) const {
        auto paths = playlists::pathsOf(std::string(name), m_folder, false);
        const bool isElsewhere = paths.empty() || name.starts_with('/');
        std::erase_if(paths, [&](const FilePath& path) { return path == m_folder || !path.isWithin(m_folder); });
        if (!isElsewhere) return paths;
        // Where it lay when it was made is told; it has moved together with the sheet.
        const auto last = name.substr(name.find_last_of("/\\:") + 1);
        for (FilePath& path : playlists::pathsOf(std::string(last), m_folder, false))
            if (path != m_folder && path.isWithin(m_folder) && std::ranges::find(paths, path) == paths.end())
                paths.push_back(std::move(path));
        return paths;
    }

    Result<void> track(std::string_view text) {
        const auto number = numberIn(takeWord(text), static_cast<std::int64_t>(kMostTracks));
        if (!number) return wrong(m_line, "TRACK has no number of at most three digits");
        if (m_entries.size() == kMostTracks) return wrong(m_line, "there are more than 999 tracks");
        if (!m_name) return wrong(m_line, "there is no FILE before the track");
        Entry entry;
        entry.track.number = static_cast<std::int32_t>(*number);
        entry.line = m_line;
        entry.isSound = text.empty() || isWord(text, "AUDIO");
        m_entries.push_back(std::move(entry));
        return {};
    }

    Result<void> pregap(std::string_view text) {
        const auto time = timeIn(text);
        if (!time) return wrong(m_line, "\"" + shown(text) + "\" is no time (minutes:seconds:frames)");
        if (!m_entries.empty()) m_entries.back().track.silence = *time;
        return {};
    }

    Result<void> index(std::string_view text) {
        const auto number = numberIn(takeWord(text), 99);
        if (!number) return wrong(m_line, "INDEX has no number of at most two digits");
        const auto time = timeIn(text);
        if (!time) return wrong(m_line, "\"" + shown(text) + "\" is no time (minutes:seconds:frames)");
        if (m_entries.empty()) return wrong(m_line, "there is no TRACK before the INDEX");
        LINNET_TRY(const std::size_t file, currentFile());
        if (*time < m_last) return wrong(m_line, "the INDEX lies before the one above it");
        m_last = *time;
        Entry& entry = m_entries.back();
        if (*number == 0) {
            entry.track.gapStart = *time;
            entry.gapFile = file;
        }
        if (*number != 1) return {};
        if (std::exchange(entry.hasStart, true)) return wrong(m_line, "the track has an INDEX 01 already");
        entry.track.file = file;
        entry.track.part.start = *time;
        if (entry.gapFile != file) entry.track.gapStart.reset();
        const Entry* const before = m_entries.size() > 1 ? &m_entries[m_entries.size() - 2] : nullptr;
        const bool isInSameFile = before && before->hasStart && before->track.file == file;
        if (isInSameFile && *time <= before->track.part.start)
            return wrong(m_line, "the track begins where the one before it does");
        return {};
    }

    Result<CueSheet> finish() {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            Entry& entry = m_entries[i];
            if (!entry.hasStart) return wrong(entry.line, fmt::format("track {} has no INDEX 01", entry.track.number));
            const CueTrack* const next = i + 1 < m_entries.size() ? &m_entries[i + 1].track : nullptr;
            if (next && m_entries[i + 1].hasStart && next->file == entry.track.file)
                entry.track.part.end = next->part.start;
            if (entry.isSound) m_sheet.tracks.push_back(std::move(entry.track));
        }
        if (m_sheet.tracks.empty())
            return failure(Errc::InvalidInput, "this is no cue sheet: it has no tracks of sound");
        return std::move(m_sheet);
    }

    const FilePath m_path;
    const FilePath m_folder;
    const bool m_isEmbedded;
    CueSheet m_sheet;
    std::vector<Entry> m_entries;
    std::optional<std::string> m_name; ///< Of the FILE above.
    bool m_isNew = false;              ///< It has no track yet.
    Sectors m_last{0};                 ///< The index above, in the same file.
    std::size_t m_line = 0;
};

Result<CueSheet> readSheet(std::string_view bytes, const FilePath& path, bool isEmbedded) {
    if (bytes.size() > kMostSheetBytes) return failure(Errc::TooLarge, "this file is too large for a cue sheet");
    const std::string text = playlists::toUtf8(bytes);
    if (text.find('\0') != std::string::npos)
        return failure(Errc::InvalidInput, "this is no cue sheet but binary data");
    return Reader(path.normalised(), isEmbedded).read(text);
}

} // namespace

Result<CueSheet> readCueSheet(std::string_view bytes, const FilePath& path) { return readSheet(bytes, path, false); }

Result<CueSheet> readEmbeddedCueSheet(std::string_view bytes, const FilePath& path) {
    return readSheet(bytes, path, true);
}

} // namespace linnet::core::cue
