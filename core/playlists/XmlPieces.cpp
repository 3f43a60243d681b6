// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlists/XmlPieces.h"

#include <algorithm>
#include <charconv>

#include "core/text/Utf8.h"

namespace linnet::core::playlists {

namespace {

constexpr std::size_t kMostReferenceBytes = 10;

/// Of what stands between '&' and ';'; nothing for an entity of the document.
std::optional<char32_t> referenced(std::string_view name) {
    if (name == "amp") return U'&';
    if (name == "lt") return U'<';
    if (name == "gt") return U'>';
    if (name == "quot") return U'"';
    if (name == "apos") return U'\'';
    if (!name.starts_with('#')) return std::nullopt;
    name.remove_prefix(1);
    const bool isHex = name.starts_with('x');
    if (isHex) name.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, isHex ? 16 : 10);
    const bool isChar = error == std::errc() && end == name.data() + name.size() && value > 0 && value <= 0x10FFFF &&
                        (value < 0xD800 || value > 0xDFFF);
    if (!isChar) return std::nullopt;
    return static_cast<char32_t>(value);
}

std::string resolved(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto end = text[i] == '&' ? text.substr(i, kMostReferenceBytes + 2).find(';') : std::string_view::npos;
        const auto point = end != std::string_view::npos ? referenced(text.substr(i + 1, end - 1)) : std::nullopt;
        if (!point) {
            out.push_back(text[i++]);
            continue;
        }
        text::appendUtf8(*point, out);
        i += end + 1;
    }
    return out;
}

/// Where a tag ends, counted from its '<'; a '>' inside quotes does not end it.
std::size_t endOfTag(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (quote != 0)
            quote = text[i] == quote ? '\0' : quote;
        else if (text[i] == '"' || text[i] == '\'')
            quote = text[i];
        else if (text[i] == '>')
            return i;
    }
    return std::string_view::npos;
}

std::string localName(std::string_view tag) {
    tag = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    if (const auto colon = tag.rfind(':'); colon != std::string_view::npos) tag.remove_prefix(colon + 1);
    return std::string(tag);
}

} // namespace

bool XmlPieces::skip(std::string_view begin, std::string_view end) {
    if (!m_rest.starts_with(begin)) return false;
    const auto at = m_rest.find(end, begin.size());
    m_rest = at == std::string_view::npos ? std::string_view() : m_rest.substr(at + end.size());
    return true;
}

std::optional<XmlPiece> XmlPieces::next() {
    constexpr std::string_view kData = "<![CDATA[";
    while (!m_rest.empty()) {
        if (m_rest.front() != '<') {
            const auto text = m_rest.substr(0, m_rest.find('<'));
            m_rest.remove_prefix(text.size());
            return XmlPiece{XmlPiece::Kind::Text, resolved(text)};
        }
        if (m_rest.starts_with(kData)) {
            const auto text = m_rest.substr(kData.size(), m_rest.find("]]>") - kData.size());
            skip(kData, "]]>");
            return XmlPiece{XmlPiece::Kind::Text, std::string(text)};
        }
        if (skip("<!--", "-->") || skip("<?", "?>")) continue;
        if (m_rest.starts_with("<!")) {
            // A document type; what it declares inside brackets is never used.
            const auto bracket = m_rest.find('[');
            if (bracket < m_rest.find('>')) skip("<!", "]");
            skip("", ">");
            continue;
        }
        return tag();
    }
    return std::nullopt;
}

std::optional<XmlPiece> XmlPieces::tag() {
    const auto end = endOfTag(m_rest);
    if (end == std::string_view::npos) {
        m_rest = {};
        return std::nullopt;
    }
    const auto inner = m_rest.substr(1, end - 1);
    m_rest.remove_prefix(end + 1);
    if (inner.starts_with('/')) return XmlPiece{XmlPiece::Kind::End, localName(inner.substr(1))};
    return XmlPiece{XmlPiece::Kind::Begin, localName(inner), inner.ends_with('/')};
}

} // namespace linnet::core::playlists
