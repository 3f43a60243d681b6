// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes an XML text apart from left to right: tags and the text between them. Not a validating parser: comments,
// processing instructions and document types are stepped over, entities of a document are never expanded, attributes
// are dropped. Ends at the first thing that is no XML. Inside core/playlists.

#include <optional>
#include <string>
#include <string_view>

namespace linnet::core::playlists {

struct XmlPiece {
    enum class Kind { Begin, End, Text } kind = Kind::Text;
    std::string text;     ///< The local name of a tag, or the text with its references resolved.
    bool isEmpty = false; ///< Of Begin: <name/>; no End follows.
};

class XmlPieces {
public:
    explicit XmlPieces(std::string_view text) : m_rest(text) {}
    /// Nothing at the end.
    std::optional<XmlPiece> next();

private:
    bool skip(std::string_view begin, std::string_view end);
    std::optional<XmlPiece> tag();
    std::string_view m_rest;
};

} // namespace linnet::core::playlists
