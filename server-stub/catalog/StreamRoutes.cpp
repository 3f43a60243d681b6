// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/StreamRoutes.h"

#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/identity/ContentHash.h"
#include "core/os/Disk.h"
#include "core/scan/Libraries.h"
#include "server-stub/catalog/CatalogEye.h"
#include "server-stub/http/HttpDate.h"
#include "server-stub/http/PatientPool.h"

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

struct OpenedFile {
    FilePath path;
    std::shared_ptr<const core::os::File> file;
    core::os::FileStat facts;
    bool isRemote = false;
};

Result<OpenedFile> openWithin(const std::vector<FilePath>& roots, const FilePath& named) {
    LINNET_TRY(auto path, resolvedWithin(roots, named));
    LINNET_TRY(auto file, openChecked(path));
    LINNET_TRY(const auto facts, file.stat());
    const bool isRemote = core::os::isNetworkFileSystem(path).value_or(false);
    return OpenedFile{std::move(path), std::make_shared<const core::os::File>(std::move(file)), facts, isRemote};
}

Reply doesNotAnswer() {
    auto reply = problemReply(503, core::wire::ProblemCode::Busy,
                              "the folder of this track does not answer now; is its drive or network share connected?");
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

/// Reads that may hang as the opening might have.
FileBody::Read patientRead(PatientPool& files, const std::string& place, std::shared_ptr<const core::os::File> file) {
    return [&files, place, file = std::move(file)](std::uint64_t offset, std::size_t count) -> Result<std::string> {
        auto piece = files.run<Result<std::string>>(place, [file, offset, count]() -> Result<std::string> {
            std::string bytes(count, '\0');
            LINNET_TRY(const auto got, file->readAt(offset, std::as_writable_bytes(std::span(bytes))));
            bytes.resize(got);
            return bytes;
        });
        if (!piece) return failure(Errc::Storage, "the folder of a track stopped answering");
        return std::move(*piece);
    };
}

Result<Reply> stream(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<core::TrackId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY_VOID(eye.require(core::EntityKind::Track, core::store::keyOf(eye.reader(), 0, id)));
    LINNET_TRY(const auto named, core::scan::Libraries(context.database).fileOf(id));
    LINNET_TRY(const auto roots, rootsFor(context, named));
    const auto& place = roots.front().bytes();
    auto answer = context.files.run<Result<OpenedFile>>(place, [roots, named] { return openWithin(roots, named); });
    if (!answer) return doesNotAnswer();
    LINNET_TRY(const auto opened, std::move(*answer));
    const auto& facts = opened.facts;
    Reply reply;
    reply.contentType = mediaType(opened.path);
    reply.etag = fmt::format("\"{:x}-{:x}\"", facts.size, facts.mtimeNs);
    reply.lastModified = httpDate(
        core::UnixMillis(std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds(facts.mtimeNs))));
    reply.cacheControl = "private, no-cache";
    const auto hash = request.header(core::identity::kWantContentHash).value_or("");
    // Not over a network share: it may hang for longer than anybody waits.
    if (request.method == Method::Head && hash == core::identity::kContentHashName && !opened.isRemote) {
        LINNET_TRY(const auto hex, core::identity::contentHashOf(*opened.file));
        reply.headers.emplace_back(core::identity::kContentHash,
                                   fmt::format("{}={}", core::identity::kContentHashName, hex));
    }
    FileBody body{opened.file, {0, facts.size}};
    if (opened.isRemote) body.read = patientRead(context.files, place, opened.file);
    reply.body = std::move(body);
    return reply;
}

} // namespace

RouteTable streamRoutes(const CatalogContext& context) {
    return {
        {.method = Method::Get,
         .pattern = "/stream/{id}",
         .handler = [&context](const Request& request, Session& session) { return stream(context, request, session); },
         .cost = Cost::Stream}};
}

} // namespace linnet::server
