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
        if constexpr (requires { part.others; }) part.others = rest.empty() ? change.others : decltype(part.others)();
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

bool isOfItems(const Change& change) {
    return std::visit([](const auto& one) { return OfItems<std::decay_t<decltype(one)>>; }, change);
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
        std::size_t items = 1;
        if constexpr (OfItems<std::decay_t<decltype(one)>>) items = one.items.size();
        if constexpr (requires { one.others; })
            for (const auto& run : one.others)
                items += run.items.size();
        return static_cast<std::int64_t>(items);
    };
    return std::visit(count, change);
}

} // namespace linnet::core::replica
