// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LocationReader.h"

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFile{"locationFile", "SELECT directory_id, name FROM file WHERE id=?1"};
constexpr NamedQuery kFolder{"locationFolder", "SELECT d.parent_id, d.name, r.public_id FROM directory d "
                                               "JOIN root r ON r.id=d.root_id WHERE d.id=?1"};
constexpr NamedQuery kLocalFile{"locationLocalFile", "SELECT root_public_id, path FROM local_file WHERE track_id=?1"};
constexpr NamedQuery kQueries[] = {kFile, kFolder, kLocalFile};

/// Deeper than any path a system allows.
constexpr int kDeepest = 2048;

} // namespace

std::span<const NamedQuery> locationQueries() { return kQueries; }

Result<std::optional<LocalLocation>> LocationReader::of(Key track, std::optional<Key> file) {
    auto select = m_connection.prepare(file ? kFile : kLocalFile);
    LINNET_TRY(const bool found, select.bind(1, file.value_or(track)).step());
    if (!found) return std::nullopt;
    RowCursor columns(select);
    if (!file) {
        const auto root = columns.id<RootId>();
        return LocalLocation{root, FilePath(columns.bytes())};
    }
    LINNET_TRY(const LocalLocation* parent, folder(columns.integer(), 0));
    if (!parent) return std::nullopt;
    return LocalLocation{parent->root, parent->relative / columns.bytes()};
}

/// Null: the folder is not there any more.
Result<const LocalLocation*> LocationReader::folder(Key key, int depth) {
    if (const auto known = m_folders.find(key); known != m_folders.end()) return &known->second;
    if (depth > kDeepest)
        return failure(Errc::Corrupt, "the folders of the library form a circle; run a full scan to read them again");
    auto select = m_connection.prepare(kFolder);
    LINNET_TRY(const bool found, select.bind(1, key).step());
    if (!found) return nullptr;
    RowCursor columns(select);
    const Key parent = columns.integer();
    const std::string name = columns.bytes();
    LocalLocation location{columns.id<RootId>(), FilePath()};
    if (parent != 0) {
        select.reset();
        LINNET_TRY(const LocalLocation* above, folder(parent, depth + 1));
        if (!above) return nullptr;
        location.relative = above->relative / name;
    }
    return &m_folders.emplace(key, std::move(location)).first->second;
}

} // namespace linnet::core::store
