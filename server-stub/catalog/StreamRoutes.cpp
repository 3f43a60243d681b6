// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/StreamRoutes.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "core/scan/Libraries.h"
#include "server-stub/http/HttpDate.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::FilePath;
using core::Result;

namespace {

struct MediaType {
    std::string_view extension;
    std::string_view type;
};

constexpr MediaType kMediaTypes[] = {
    {"mp3", "audio/mpeg"},     {"flac", "audio/flac"}, {"ogg", "audio/ogg"},        {"oga", "audio/ogg"},
    {"opus", "audio/ogg"},     {"m4a", "audio/mp4"},   {"m4b", "audio/mp4"},        {"mp4", "audio/mp4"},
    {"aac", "audio/aac"},      {"wav", "audio/wav"},   {"aif", "audio/aiff"},       {"aiff", "audio/aiff"},
    {"wv", "audio/x-wavpack"}, {"ape", "audio/x-ape"}, {"mpc", "audio/x-musepack"}, {"wma", "audio/x-ms-wma"},
    {"tta", "audio/x-tta"},    {"dsf", "audio/x-dsf"}, {"spx", "audio/ogg"},
};

std::string mediaType(const FilePath& file) {
    const auto extension = file.extension();
    for (const auto& [known, type] : kMediaTypes)
        if (known == extension) return std::string(type);
    return "application/octet-stream";
}

tl::unexpected<core::Error> fileGone() {
    return failure(Errc::NotFound, "the file of this track is not there now; is its drive connected?");
}

/// The file with every link resolved, provided that it then still lies in a folder of a library.
Result<FilePath> resolvedWithinLibraries(const CatalogContext& context, const FilePath& file) {
    std::error_code error;
    const auto resolved = FilePath::fromStd(std::filesystem::canonical(file.toStd(), error));
    if (error) return fileGone();
    LINNET_TRY(const auto libraries, core::scan::Libraries(context.database).list());
    for (const auto& library : libraries) {
        for (const auto& root : library.roots) {
            const auto folder = FilePath::fromStd(std::filesystem::canonical(root.path.toStd(), error));
            if (!error && resolved.isWithin(folder)) return resolved;
        }
    }
    return failure(Errc::NotFound, "the file of this track lies outside the folders of the library");
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

Result<Reply> stream(const CatalogContext& context, const Request& request) {
    LINNET_TRY(const auto id, idParameter<core::TrackId>(request));
    LINNET_TRY(const auto named, core::scan::Libraries(context.database).fileOf(id));
    LINNET_TRY(const auto path, resolvedWithinLibraries(context, named));
    LINNET_TRY(auto file, openChecked(path));
    LINNET_TRY(const auto facts, file.stat());
    Reply reply;
    reply.contentType = mediaType(path);
    reply.etag = fmt::format("\"{:x}-{:x}\"", facts.size, facts.mtimeNs);
    reply.lastModified = httpDate(
        core::UnixMillis(std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds(facts.mtimeNs))));
    reply.cacheControl = "private, no-cache";
    reply.body = FileBody{std::make_shared<const core::os::File>(std::move(file)), {0, facts.size}};
    return reply;
}

} // namespace

RouteTable streamRoutes(const CatalogContext& context) {
    return {{.method = Method::Get,
             .pattern = "/stream/{id}",
             .handler = [&context](const Request& request, Session&) { return stream(context, request); },
             .cost = Cost::Stream}};
}

} // namespace linnet::server
