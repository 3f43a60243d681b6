// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Items of a playlist for tests, by one-word names: `listOf("a b c")`, `shown(list)` is "a b c" again.

#include <algorithm>
#include <cstring>
#include <sstream>
#include <stdexcept>

#include "core/operations/Apply.h"
#include "core/operations/OrderKey.h"
#include "tests/support/CatalogBuilder.h"

namespace linnet::test {

inline core::UnixMillis at(std::int64_t millis) { return core::UnixMillis(std::chrono::milliseconds(millis)); }

/// The words of `names`.
inline std::vector<std::string> words(const std::string& names) {
    std::istringstream stream(names);
    std::vector<std::string> all;
    for (std::string word; stream >> word;)
        all.push_back(word);
    return all;
}
inline std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : " ") + name;
    return all;
}

/// Names of up to 15 letters, which can be read back.
inline core::PlaylistItemId itemId(const std::string& name) {
    core::PlaylistItemId id;
    std::memcpy(id.bytes.data(), name.data(), std::min<std::size_t>(15, name.size()));
    return id;
}
inline std::string nameOf(const core::PlaylistItemId& id) { return reinterpret_cast<const char*>(id.bytes.data()); }

template <class IdType>
IdType idNumbered(std::size_t number) {
    IdType id;
    id.bytes[15] = 1;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

inline std::vector<core::PlaylistItemId> ids(const std::string& names) {
    std::vector<core::PlaylistItemId> all;
    for (const auto& name : words(names))
        all.push_back(itemId(name));
    return all;
}

inline core::PlaylistItem itemAt(std::size_t number, std::string order) {
    core::PlaylistItem item;
    item.id = idNumbered<core::PlaylistItemId>(number);
    item.order = std::move(order);
    return item;
}

inline core::operations::InsertItems insertion(const std::string& after, const std::string& names) {
    core::operations::InsertItems change{.playlist = {}, .after = itemId(after), .items = {}};
    for (const auto& id : ids(names))
        change.items.push_back({id, idNamed<core::TrackId>(nameOf(id))});
    return change;
}
inline core::operations::MoveItems move(const std::string& after, const std::string& names) {
    return {.playlist = {}, .after = itemId(after), .items = ids(names)};
}

/// Runs, each as what it goes behind and its names.
inline core::operations::MoveItems scattered(const std::vector<std::pair<std::string, std::string>>& runs) {
    core::operations::MoveItems change = move(runs.front().first, runs.front().second);
    for (std::size_t i = 1; i < runs.size(); ++i)
        change.others.push_back({itemId(runs[i].first), ids(runs[i].second)});
    return change;
}

inline core::operations::ItemList listOf(const std::string& names) {
    return core::operations::merged({}, core::operations::applied({}, insertion("", names), at(1)).value());
}

/// Names of the present items.
inline std::string shown(const core::operations::ItemList& list) {
    std::vector<std::string> names;
    for (const auto& item : list)
        if (item.isPresent()) names.push_back(nameOf(item.id));
    return joined(names);
}

/// The list after the change, which must not be refused.
template <class C>
core::operations::ItemList must(const core::operations::ItemList& list, const C& change) {
    using namespace core::operations;
    core::Result<ItemChanges> changes;
    if constexpr (requires { applied(list, change); })
        changes = applied(list, change);
    else
        changes = applied(list, change, at(2));
    if (!changes) throw std::runtime_error(changes.error().detail);
    return merged(list, std::move(*changes));
}

} // namespace linnet::test
