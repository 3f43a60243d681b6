// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/Libraries.h"

#include <algorithm>

#include "core/os/DirWalker.h"
#include "core/os/Paths.h"
#include "core/store/CatalogReader.h"
#include "core/store/FileStore.h"
#include "core/store/LocationReader.h"
#include "core/store/RemovalStore.h"
#include "core/text/Fold.h"

namespace linnet::core::scan {

namespace {

Result<FilePath> resolvedFolder(const FilePath& path) {
    LINNET_TRY(const auto absolute, os::absolutePath(path));
    LINNET_TRY_VOID(os::DirWalker::open(absolute, [](std::string_view) { return false; }));
    std::error_code error;
    const auto resolved = std::filesystem::canonical(absolute.toStd(), error);
    if (error) return failure(Errc::NotFound, "cannot find \"" + absolute.displayName() + "\": " + error.message());
    return FilePath::fromStd(resolved);
}

Result<void> checkApart(const std::vector<store::RootRow>& roots, const FilePath& path) {
    for (const auto& root : roots) {
        if (path.isWithin(root.path))
            return failure(Errc::Conflict, "\"" + path.displayName() + "\" is already part of the library, by \"" +
                                               root.path.displayName() + "\"");
        if (root.path.isWithin(path))
            return failure(Errc::Conflict, "\"" + path.displayName() + "\" contains \"" + root.path.displayName() +
                                               "\", which is part of the library: remove that one first");
    }
    return {};
}

tl::unexpected<Error> noLibrary() { return failure(Errc::NotFound, "there is no such library"); }

} // namespace

Result<std::vector<Library>> Libraries::list() {
    LINNET_TRY(auto* reader, m_database.reader());
    LINNET_TRY(auto rows, store::librariesOf(*reader, 0));
    std::ranges::sort(rows, {}, &store::LibraryRow::key);
    std::vector<Library> libraries;
    for (auto& row : rows)
        libraries.push_back(std::move(row.library));
    return libraries;
}

Result<Library> Libraries::get(LibraryId id) {
    LINNET_TRY(auto libraries, list());
    for (auto& library : libraries)
        if (library.id == id) return std::move(library);
    return noLibrary();
}

Result<Library> Libraries::add(std::string_view name) {
    const auto clean = text::sanitise(name);
    if (clean.empty()) return failure(Errc::InvalidInput, "a library needs a name");
    LINNET_TRY(const auto id, m_database.write(store::WritePriority::User, [&](store::WriteTransaction& tx) {
        return store::insertLibrary(tx, clean);
    }));
    return get(id);
}

Result<LibraryRoot> Libraries::addRoot(LibraryId library, const FilePath& path) {
    LINNET_TRY(const auto folder, resolvedFolder(path));
    LINNET_TRY(const auto id,
               m_database.write(store::WritePriority::User, [&](store::WriteTransaction& tx) -> Result<RootId> {
                   LINNET_TRY(const auto key, store::ownLibrary(tx.connection(), library));
                   if (!key) return noLibrary();
                   LINNET_TRY(const auto roots, store::ownRoots(tx.connection()));
                   LINNET_TRY_VOID(checkApart(roots, folder));
                   return store::insertRoot(tx, *key, folder);
               }));
    return LibraryRoot{id, folder, true};
}

Result<LibraryId> Libraries::ensureMusicFolder(const FilePath& path) {
    LINNET_TRY(const auto folder, resolvedFolder(path));
    LINNET_TRY(const auto libraries, list());
    for (const auto& library : libraries)
        for (const auto& root : library.roots)
            if (folder.isWithin(root.path)) return library.id;
    LibraryId id;
    if (libraries.empty()) {
        LINNET_TRY(const auto made, add("Music"));
        id = made.id;
    } else {
        id = libraries.front().id;
    }
    LINNET_TRY_VOID(addRoot(id, folder));
    return id;
}

Result<void> Libraries::removeRoot(LibraryId library, RootId id) {
    return m_database.write(store::WritePriority::User, [&](store::WriteTransaction& tx) -> Result<void> {
        LINNET_TRY(const auto key, store::ownLibrary(tx.connection(), library));
        if (!key) return noLibrary();
        LINNET_TRY(const auto roots, store::ownRoots(tx.connection()));
        for (const auto& root : roots)
            if (root.library == *key && root.id == id) return store::markRootRemoved(tx, root);
        return failure(Errc::NotFound, "the library has no such folder");
    });
}

Result<void> Libraries::removeLibrary(LibraryId library) {
    return m_database.write(store::WritePriority::User, [&](store::WriteTransaction& tx) -> Result<void> {
        LINNET_TRY(const auto key, store::ownLibrary(tx.connection(), library));
        if (!key) return noLibrary();
        return store::markLibraryRemoved(tx, *key);
    });
}

Result<Libraries::ProblemPage> Libraries::problems(std::int64_t after, int limit) {
    LINNET_TRY(auto* reader, m_database.reader());
    LINNET_TRY(const auto rows, store::problemRows(*reader, after, limit));
    LINNET_TRY(const auto roots, store::ownRoots(*reader));
    ProblemPage page;
    for (const auto& row : rows) {
        LINNET_TRY(const auto place, store::placeOf(*reader, row.folder));
        FilePath path;
        for (const auto& root : roots)
            if (root.key == place.root) path = root.path;
        for (const auto& name : place.names)
            path = path / name;
        page.problems.push_back({path / row.name, row.code, row.detail});
    }
    if (rows.size() == static_cast<std::size_t>(std::max(limit, 0)) && !rows.empty()) page.next = rows.back().file;
    return page;
}

Result<FilePath> Libraries::fileOf(TrackId track) {
    LINNET_TRY(auto* reader, m_database.reader());
    LINNET_TRY(const auto key, store::keyOf(*reader, 0, track));
    LINNET_TRY(const auto file, store::fileOfTrack(*reader, key));
    store::LocationReader locations(*reader);
    LINNET_TRY(const auto location, locations.of(key, file));
    if (!location) return failure(Errc::NotFound, "the file of this track is gone");
    LINNET_TRY(const auto roots, store::ownRoots(*reader));
    for (const auto& root : roots)
        if (root.id == location->root) return root.path / location->relative.bytes();
    return failure(Errc::NotFound, "the folder of this track is no longer part of the library");
}

} // namespace linnet::core::scan
