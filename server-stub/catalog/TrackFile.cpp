// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/TrackFile.h"

#include <filesystem>
#include <utility>

#include "core/os/Disk.h"
#include "core/scan/Libraries.h"
#include "server-stub/catalog/CatalogEye.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::FilePath;
using core::Result;

namespace {

tl::unexpected<core::Error> fileGone() {
    return failure(Errc::NotFound, "the file of this track is not there now; is its drive connected?");
}

tl::unexpected<core::Error> outside() {
    return failure(Errc::NotFound, "the file of this track lies outside the folders of the library");
}

/// The file with every link resolved, provided that it then still lies in one of the folders. The first one that does
/// is enough: the others may not answer.
Result<FilePath> resolvedWithin(const std::vector<FilePath>& roots, const FilePath& file) {
    std::error_code error;
    const auto resolved = FilePath::fromStd(std::filesystem::canonical(file.toStd(), error));
    if (error) return fileGone();
    for (const auto& root : roots) {
        const auto folder = FilePath::fromStd(std::filesystem::canonical(root.toStd(), error));
        if (!error && resolved.isWithin(folder)) return resolved;
    }
    return outside();
}

/// The folders of all libraries, the one that holds the file first.
Result<std::vector<FilePath>> rootsFor(const CatalogContext& context, const FilePath& file) {
    LINNET_TRY(const auto libraries, core::scan::Libraries(context.database).list());
    std::vector<FilePath> roots;
    for (const auto& library : libraries)
        for (const auto& root : library.roots)
            roots.insert(file.isWithin(root.path) ? roots.begin() : roots.end(), root.path);
    if (roots.empty()) return outside();
    return roots;
}

/// Errors that name the file are the server's own: those are not told to everybody.
tl::unexpected<core::Error> cannotRead(const core::Error& error) {
    if (error.code == Errc::NotFound) return fileGone();
    return failure(Errc::Storage, error.detail);
}

/// Opened, and still the file that was checked.
Result<core::os::File> openChecked(const FilePath& path) {
    const auto checked = core::os::statFile(path);
    if (!checked) return cannotRead(checked.error());
    auto file = core::os::File::openForReading(path);
    if (!file) return cannotRead(file.error());
    LINNET_TRY(const auto opened, file->stat());
    if (opened.fileId != checked->fileId || opened.device != checked->device)
        return failure(Errc::Conflict, "the file of this track was replaced just now; try again");
    return file;
}

} // namespace

Result<OpenedFile> openWithin(const std::vector<FilePath>& roots, const FilePath& named) {
    LINNET_TRY(auto path, resolvedWithin(roots, named));
    LINNET_TRY(auto file, openChecked(path));
    LINNET_TRY(const auto facts, file.stat());
    const bool isRemote = core::os::isNetworkFileSystem(path).value_or(false);
    return OpenedFile{std::move(path), std::make_shared<const core::os::File>(std::move(file)), facts, isRemote};
}

Reply folderDoesNotAnswer() {
    auto reply = problemReply(503, core::wire::ProblemCode::Busy,
                              "the folder of this track does not answer now; is its drive or network share connected?");
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

Result<TrackFile> findTrackFile(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<core::TrackId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY_VOID(eye.require(core::EntityKind::Track, core::store::keyOf(eye.reader(), 0, id)));
    LINNET_TRY(auto named, core::scan::Libraries(context.database).fileOf(id));
    LINNET_TRY(auto roots, rootsFor(context, named));
    return TrackFile{std::move(named), std::move(roots)};
}

} // namespace linnet::server
