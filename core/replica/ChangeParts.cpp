// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/ChangeParts.h"

#include <algorithm>
#include <span>

#include "core/wire/Operations.h"

namespace linnet::core::replica {

using namespace operations;

namespace {

template <class T>
concept OfItems = requires(T change) { change.items; };

/// An anchor moves on to the end of the part before, so that the parts stand one behind the other.
template <OfItems T>
std::vector<Change> split(const T& change) {
    std::vector<Change> parts;
    std::span rest(change.items);
    T part = change;
    while (!rest.empty()) {
        const auto some = rest.first(std::min(rest.size(), kMostItems));
        rest = rest.subspan(some.size());
        part.items.assign(some.begin(), some.end());
        parts.emplace_back(part);
        if constexpr (requires {
                          part.after;
                          part.items.back().id;
                      })
            part.after = part.items.back().id;
        else if constexpr (requires { part.after; })
            part.after = part.items.back();
    }
    return parts;
}

} // namespace

std::vector<Change> partsOf(const Change& change) {
    const auto parts = [&](const auto& one) -> std::vector<Change> {
        if constexpr (OfItems<std::decay_t<decltype(one)>>)
            if (one.items.size() > kMostItems) return split(one);
        return {change};
    };
    return std::visit(parts, change);
}

std::string labelOf(const Change& change) {
    const std::string kind(wire::changeKind(change));
    if (const auto* mark = std::get_if<SetMark>(&change); mark != nullptr && !mark->isSet) return "un" + kind;
    if (const auto* deletion = std::get_if<DeletePlaylist>(&change); deletion != nullptr && !deletion->isDeleted)
        return "playlist_restore";
    return kind;
}

std::int64_t countOf(const Change& change) {
    const auto count = [](const auto& one) -> std::int64_t {
        if constexpr (OfItems<std::decay_t<decltype(one)>>) return static_cast<std::int64_t>(one.items.size());
        return 1;
    };
    return std::visit(count, change);
}

} // namespace linnet::core::replica
