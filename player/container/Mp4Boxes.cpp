// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/container/Mp4Boxes.h"

#include <algorithm>
#include <span>

namespace linnet::player {

namespace {

constexpr std::size_t kMostBoxes = 4096; // side by side; more is an attack or nonsense
constexpr std::uint64_t kLargestBody = 1U << 20U;
constexpr std::size_t kHeader = 8;
constexpr std::size_t kLongHeader = 16;

} // namespace

std::uint64_t bigEndian(std::string_view bytes, std::size_t offset, std::size_t count) {
    if (offset + count > bytes.size()) return 0;
    std::uint64_t value = 0;
    for (const char byte : bytes.substr(offset, count))
        value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
}

core::Result<std::string> Mp4Boxes::bytes(std::uint64_t offset, std::size_t count) {
    std::string out(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const auto rest = std::as_writable_bytes(std::span(out)).subspan(filled);
        LINNET_TRY(const std::size_t got, m_source.read(offset + filled, rest));
        if (got == 0) break;
        filled += got;
    }
    out.resize(filled);
    return out;
}

core::Result<std::vector<Mp4Box>> Mp4Boxes::between(std::uint64_t begin, std::uint64_t end) {
    std::vector<Mp4Box> boxes;
    std::uint64_t at = begin;
    while (at < end && end - at >= kHeader && boxes.size() < kMostBoxes) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kLongHeader, end - at));
        LINNET_TRY(const std::string head, bytes(at, wanted));
        std::uint64_t size = bigEndian(head, 0, 4);
        const std::size_t header = size == 1 ? kLongHeader : kHeader;
        if (head.size() < header) break;
        if (size == 1) size = bigEndian(head, 8, 8);
        if (size == 0) size = end - at; // "to the end of the file"
        if (size < header || size > end - at) break;
        boxes.push_back({.type = head.substr(4, 4), .begin = at, .body = at + header, .end = at + size});
        at += size;
    }
    return boxes;
}

core::Result<std::optional<Mp4Box>> Mp4Boxes::find(const Mp4Box& parent, std::initializer_list<std::string_view> path) {
    std::optional<Mp4Box> place = parent;
    for (const std::string_view type : path) {
        // `meta` is a full box: a version and flags precede its children.
        const std::uint64_t begin = place->body + (place->type == "meta" ? 4 : 0);
        LINNET_TRY(const auto children, between(begin, place->end));
        const auto found = std::ranges::find(children, type, &Mp4Box::type);
        if (found == children.end()) return std::nullopt;
        place = *found;
    }
    return place;
}

core::Result<std::string> Mp4Boxes::bodyOf(const Mp4Box& box) {
    if (box.end - box.body > kLargestBody) return std::string();
    return bytes(box.body, static_cast<std::size_t>(box.end - box.body));
}

} // namespace linnet::player
