// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include <fmt/format.h>

#include "core/playlists/FileText.h"
#include "core/playlists/Formats.h"
#include "core/text/Fold.h"
#include "core/text/Utf8.h"

namespace linnet::core::playlists {

namespace {

constexpr std::size_t kMostLineBytes = std::size_t{64} << 10;
constexpr std::int64_t kMostSeconds = 60LL * 60 * 24 * 365;

std::string_view trimmed(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// "123,Artist - Title", also "123 tvg-id=…,Title"; -1 and 0 are unknown lengths.
void readInfo(std::string_view text, FileEntry& entry) {
    const auto comma = text.find(',');
    std::int64_t seconds = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (seconds > 0 && seconds < kMostSeconds) entry.length = std::chrono::seconds(seconds);
    if (comma == std::string_view::npos) return;
    const std::string name = text::sanitise(text.substr(comma + 1));
    const auto dash = name.find(" - ");
    if (dash == std::string::npos) {
        entry.title = name;
        return;
    }
    entry.artist = name.substr(0, dash);
    entry.title = name.substr(dash + 3);
}

class Reader {
public:
    explicit Reader(const FilePath& folder) : m_folder(folder) {}

    void line(std::string_view text) {
        text = trimmed(text);
        if (text.empty()) return;
        if (text.front() == '#')
            directive(text);
        else
            entry(text);
    }
    PlaylistFile finished() { return std::move(m_list); }

private:
    void directive(std::string_view text) {
        const auto after = [&](std::string_view name) { return text::sanitise(text.substr(name.size())); };
        if (text.starts_with("#EXTINF:")) readInfo(text.substr(8), m_next);
        if (text.starts_with("#PLAYLIST:")) m_list.name = after("#PLAYLIST:");
        if (text.starts_with("#EXTART:")) m_next.artist = after("#EXTART:");
        if (text.starts_with("#EXTALB:")) m_next.album = after("#EXTALB:");
    }
    void entry(std::string_view text) {
        FileEntry entry = std::exchange(m_next, {});
        if (text.size() > kMostLineBytes || m_list.entries.size() == kMostEntries) {
            ++m_list.unusable;
            return;
        }
        entry.location = text::displayText(text);
        entry.paths = pathsOf(std::string(text), m_folder, false);
        m_list.entries.push_back(std::move(entry));
    }

    const FilePath& m_folder;
    PlaylistFile m_list;
    FileEntry m_next; ///< What directives said of it.
};

/// A path that a line cannot hold as it is goes as an address.
std::string lineOf(const FileEntry& entry, const FilePath& folder, PathStyle style) {
    if (entry.paths.empty()) return entry.location;
    const FilePath& path = entry.paths.front();
    const auto relative = style == PathStyle::Relative ? relativeTo(path, folder) : std::nullopt;
    const std::string& text = relative ? *relative : path.bytes();
    const bool isPlain = text::isValidUtf8(text) && text.find_first_of("\n\r") == std::string::npos &&
                         trimmed(text) == text && text.find("://") == std::string::npos;
    if (!isPlain) return "file://" + percentEncoded(path.bytes());
    return text.front() == '#' ? "./" + text : text; // It would be a comment.
}

} // namespace

PlaylistFile readM3u(std::string_view text, const FilePath& folder) {
    Reader reader(folder);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find_first_of("\n\r", begin), text.size()); // Old Macs end lines with \r.
        reader.line(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return reader.finished();
}

std::string writeM3u8(const PlaylistFile& list, const FilePath& folder, PathStyle style) {
    std::string out = "#EXTM3U\n";
    if (!list.name.empty()) out += "#PLAYLIST:" + text::sanitise(list.name) + "\n";
    for (const FileEntry& entry : list.entries) {
        const std::string line = lineOf(entry, folder, style);
        if (line.empty()) continue;
        const auto seconds = entry.length ? std::chrono::round<std::chrono::seconds>(*entry.length).count() : -1;
        const std::string title = text::sanitise(entry.title);
        const std::string artist = text::sanitise(entry.artist);
        out += fmt::format("#EXTINF:{},{}{}{}\n", seconds, artist, artist.empty() ? "" : " - ", title);
        if (!entry.album.empty()) out += "#EXTALB:" + text::sanitise(entry.album) + "\n";
        out += line + "\n";
    }
    return out;
}

} // namespace linnet::core::playlists
