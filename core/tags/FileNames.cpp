// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/FileNames.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text/Fold.h"

namespace linnet::core::tags {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t leadingDigits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
}

std::int32_t toNumber(std::string_view digits) {
    std::int32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Names without spaces are written with underscores in their stead.
std::string readable(std::string_view name) {
    auto shown = text::sanitise(text::displayText(name));
    if (shown.find(' ') != std::string::npos) return shown;
    std::ranges::replace(shown, '_', ' ');
    return text::sanitise(shown);
}

std::string readableStem(std::string_view fileName) {
    const auto dot = fileName.rfind('.');
    return readable(fileName.substr(0, dot == 0 ? std::string_view::npos : dot));
}

/// Takes "03 - ", "03. ", "03 " or "1-03 " off the front; leaves "1979" and "99" whole.
void takeNumber(std::string_view& rest, TagData& data) {
    auto digits = leadingDigits(rest);
    auto after = rest.substr(digits);
    std::optional<std::int32_t> disc;
    if (digits == 1 && after.size() > 3 && after[0] == '-' && leadingDigits(after.substr(1)) == 2) {
        disc = toNumber(rest.substr(0, 1));
        rest.remove_prefix(2);
        digits = 2;
        after = rest.substr(2);
    }
    const auto separators = after.find_first_not_of(" .-_");
    if (digits == 0 || digits > 3 || separators == 0 || separators == std::string_view::npos) return;
    const auto number = toNumber(rest.substr(0, digits));
    if (number < 1) return;
    if (!data.number) data.number = number;
    if (disc && *disc >= 1 && !data.disc) data.disc = disc;
    rest = after.substr(separators);
}

} // namespace

void fillFromFileName(TagData& data, std::string_view fileName) {
    const auto stem = readableStem(fileName);
    std::string_view rest = stem;
    takeNumber(rest, data);
    constexpr std::string_view kDash = " - ";
    const auto dash = rest.find(kDash);
    const bool hasArtist = dash != std::string_view::npos && dash > 0 && dash + kDash.size() < rest.size();
    if (hasArtist && data.artists.empty()) {
        data.artists.push_back(text::sanitise(rest.substr(0, dash)));
        data.artistDisplay = data.artists.front();
    }
    if (data.title.empty()) data.title = text::sanitise(hasArtist ? rest.substr(dash + kDash.size()) : rest);
    if (data.title.empty()) data.title = text::sanitise(text::displayText(fileName));
}

std::optional<std::int32_t> discOfFolderName(std::string_view folderName) {
    const auto folded = text::fold(folderName);
    for (const std::string_view word : {"cd", "disc", "disk", "disque", "dvd"}) {
        if (!folded.starts_with(word)) continue;
        std::string_view rest = std::string_view(folded).substr(word.size());
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        const auto digits = leadingDigits(rest);
        const bool endsThere = digits == rest.size() || (digits < rest.size() && rest[digits] == ' ');
        if (digits == 0 || digits > 2 || !endsThere) return std::nullopt;
        const auto number = toNumber(rest.substr(0, digits));
        return number >= 1 ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

void completeFromPlace(TagData& data, std::span<const std::string> folders, std::string_view fileName) {
    const auto disc = folders.empty() ? std::nullopt : discOfFolderName(folders.back());
    if (data.isUntagged()) {
        fillFromFileName(data, fileName);
        const auto above = disc ? folders.first(folders.size() - 1) : folders;
        if (!above.empty()) data.album = readable(above.back());
    } else if (data.title.empty()) {
        TagData named;
        named.artists = data.artists;
        fillFromFileName(named, fileName);
        data.title = named.title;
        if (!data.number) data.number = named.number;
    }
    if (!data.disc) data.disc = disc;
}

} // namespace linnet::core::tags
