// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/StreamRoutes.h"

#include <span>
#include <utility>

#include <fmt/format.h>

#include "core/identity/ContentHash.h"
#include "server-stub/catalog/TrackFile.h"
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
    LINNET_TRY(const TrackFile track, findTrackFile(context, request, session));
    const auto& place = track.place();
    auto answer =
        context.files.run<Result<OpenedFile>>(place, [track] { return openWithin(track.roots, track.named); });
    if (!answer) return folderDoesNotAnswer();
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
