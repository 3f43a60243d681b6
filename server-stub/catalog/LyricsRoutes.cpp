// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/LyricsRoutes.h"

#include <utility>

#include "core/tags/TrackLyrics.h"
#include "core/wire/LyricsReply.h"
#include "server-stub/catalog/TrackFile.h"
#include "server-stub/http/PatientPool.h"

namespace linnet::server {

using core::Result;
using core::lyrics::Lyrics;

namespace {

Result<Lyrics> readLyrics(const TrackFile& track) {
    LINNET_TRY(const auto opened, openWithin(track.roots, track.named));
    Lyrics beside;
    if (const auto lrc = openWithin(track.roots, core::tags::lyricsFileOf(opened.path)))
        if (auto read = core::tags::readLyricsFile(*lrc->file)) beside = std::move(*read);
    if (beside.isSynced()) return beside;
    // Tags that cannot be read have no lyrics; that the file plays is another matter.
    auto embedded = core::tags::readEmbeddedLyrics(*opened.file, opened.path);
    return core::lyrics::better(std::move(beside), embedded ? std::move(*embedded) : Lyrics{});
}

Result<Reply> lyrics(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const TrackFile track, findTrackFile(context, request, session));
    auto answer = context.files.run<Result<Lyrics>>(track.place(), [track] { return readLyrics(track); });
    if (!answer) return folderDoesNotAnswer();
    LINNET_TRY(const auto words, std::move(*answer));
    Reply reply = jsonReply(core::wire::encoded(words));
    reply.cacheControl = "private, no-cache";
    return reply;
}

} // namespace

RouteTable lyricsRoutes(const CatalogContext& context) {
    return {
        {.method = Method::Get,
         .pattern = "/api/v1/lyrics/{id}",
         .handler = [&context](const Request& request, Session& session) { return lyrics(context, request, session); },
         .cost = Cost::Stream}};
}

} // namespace linnet::server
