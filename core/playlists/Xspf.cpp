// SPDX-License-Identifier: GPL-3.0-or-later
// XSPF 1 (https://www.xspf.org/spec).
#include <charconv>

#include <fmt/format.h>

#include "core/playlists/FileText.h"
#include "core/playlists/Formats.h"
#include "core/playlists/XmlPieces.h"
#include "core/text/Fold.h"

namespace linnet::core::playlists {

namespace {

constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kMostValueBytes = std::size_t{64} << 10;
constexpr std::int64_t kMostMillis = 1000LL * 60 * 60 * 24 * 365;

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Reader {
public:
    explicit Reader(const FilePath& folder) : m_folder(folder) {}

    Result<PlaylistFile> read(std::string_view text) {
        XmlPieces pieces(text);
        while (const auto piece = pieces.next()) {
            if (piece->kind == XmlPiece::Kind::Begin) begin(*piece);
            if (piece->kind == XmlPiece::Kind::End) end(piece->text);
            if (piece->kind == XmlPiece::Kind::Text && m_value.size() < kMostValueBytes) m_value += piece->text;
            if (m_open.size() > kMostDepth) break;
        }
        if (!m_hasList) return failure(Errc::InvalidInput, "this is no XSPF playlist: it has no list of tracks");
        return std::move(m_list);
    }

private:
    bool isIn(std::string_view parent) const { return m_open.size() >= 2 && m_open[m_open.size() - 2] == parent; }

    void begin(const XmlPiece& piece) {
        m_value.clear();
        m_open.push_back(piece.text);
        if (piece.text == "trackList" && isIn("playlist")) m_hasList = true;
        if (piece.text == "track" && isIn("trackList")) m_entry = {};
        if (piece.isEmpty) end(piece.text);
    }
    void end(const std::string& name) {
        if (m_open.empty() || m_open.back() != name) return;
        if (isIn("track")) field(name, trimmed(m_value));
        if (name == "title" && isIn("playlist")) m_list.name = text::sanitise(m_value);
        if (name == "track" && isIn("trackList")) finishEntry();
        m_open.pop_back();
        m_value.clear();
    }
    void field(const std::string& name, const std::string& value) {
        if (name == "title") m_entry.title = text::sanitise(value);
        if (name == "creator") m_entry.artist = text::sanitise(value);
        if (name == "album") m_entry.album = text::sanitise(value);
        if (name == "location" && m_entry.location.empty()) {
            m_entry.location = text::displayText(value);
            m_entry.paths = pathsOf(value, m_folder, true);
        }
        if (name != "duration") return;
        std::int64_t millis = 0;
        (void)std::from_chars(value.data(), value.data() + value.size(), millis);
        if (millis > 0 && millis < kMostMillis) m_entry.length = std::chrono::milliseconds(millis);
    }
    void finishEntry() {
        const bool saysSomething = !m_entry.location.empty() || !m_entry.title.empty();
        if (saysSomething && m_list.entries.size() < kMostEntries)
            m_list.entries.push_back(std::move(m_entry));
        else
            ++m_list.unusable;
        m_entry = {};
    }

    const FilePath& m_folder;
    PlaylistFile m_list;
    FileEntry m_entry;
    std::vector<std::string> m_open; ///< Names of the elements around, outermost first.
    std::string m_value;
    bool m_hasList = false;
};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text::sanitise(text)) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out.push_back(c);
    }
    return out;
}

void addElement(std::string& out, std::string_view name, const std::string& escapedText) {
    if (!escapedText.empty()) out += fmt::format("      <{0}>{1}</{0}>\n", name, escapedText);
}

std::string locationOf(const FileEntry& entry, const FilePath& folder, PathStyle style) {
    if (entry.paths.empty()) return escaped(entry.location);
    const FilePath& path = entry.paths.front();
    const auto relative = style == PathStyle::Relative ? relativeTo(path, folder) : std::nullopt;
    return relative ? percentEncoded(*relative) : "file://" + percentEncoded(path.bytes());
}

} // namespace

Result<PlaylistFile> readXspf(std::string_view text, const FilePath& folder) { return Reader(folder).read(text); }

std::string writeXspf(const PlaylistFile& list, const FilePath& folder, PathStyle style) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n";
    if (!list.name.empty()) out += "  <title>" + escaped(list.name) + "</title>\n";
    out += "  <trackList>\n";
    for (const FileEntry& entry : list.entries) {
        out += "    <track>\n";
        addElement(out, "location", locationOf(entry, folder, style));
        addElement(out, "title", escaped(entry.title));
        addElement(out, "creator", escaped(entry.artist));
        addElement(out, "album", escaped(entry.album));
        if (entry.length) addElement(out, "duration", std::to_string(entry.length->count()));
        out += "    </track>\n";
    }
    return out + "  </trackList>\n</playlist>\n";
}

} // namespace linnet::core::playlists
