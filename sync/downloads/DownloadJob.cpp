// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/downloads/DownloadJob.h"

#include <algorithm>

#include "core/identity/ContentHash.h"
#include "core/os/File.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

DownloadJob::~DownloadJob() {
    m_call.cancel();
    m_entry->stopWanting();
}

JobOutcome DownloadJob::step(const DownloadServices& services) {
    if (!m_answer) return fetch(services);
    const auto answer = m_answer->with([](auto& reply) { return std::exchange(reply, std::nullopt); });
    return answer ? verify(services, *answer) : JobOutcome::Running;
}

RunningDownload DownloadJob::progress() const {
    const auto now = m_entry->progress();
    return {m_item.key, now.present, now.size.value_or(m_item.size)};
}

JobOutcome DownloadJob::fetch(const DownloadServices& services) {
    const auto now = m_entry->progress();
    if (now.size && *now.size != m_item.size)
        return outcomeOf({Errc::Conflict, "the file has changed on the server; it comes after the server's next scan"},
                         true);
    if (now.isComplete) {
        askForHash(services);
        return JobOutcome::Running;
    }
    if (now.isInMemory) return JobOutcome::DiskFull;
    if (now.error) return outcomeOf(*now.error, now.isErrorFinal);
    m_entry->wantWhole();
    return JobOutcome::Running;
}

void DownloadJob::askForHash(const DownloadServices& services) {
    m_answer = std::make_shared<Answer>();
    const auto api = services.api(m_item.key.source);
    const auto onDone = [answer = m_answer, wake = m_wake](core::Result<HttpReply> reply) {
        answer->with([&](auto& slot) { slot = std::move(reply); });
        wake();
    };
    if (!api) return onDone(core::failure(Errc::Offline, "the server of this track is not connected"));
    HttpRequest request{.method = HttpMethod::Head, .url = "/stream/" + m_item.key.track.hex()};
    request.headers.push_back({core::identity::kWantContentHash, core::identity::kContentHashName});
    request.compression = HttpCompression::Refused;
    request.timeouts.total = std::chrono::minutes(2); // A slow disk reads the whole file first.
    m_call = api->send(std::move(request), onDone);
}

JobOutcome DownloadJob::verify(const DownloadServices& services, const core::Result<HttpReply>& reply) {
    if (!reply) {
        const auto code = reply.error().code;
        const bool isFinal = code == Errc::NotFound || code == Errc::Forbidden || code == Errc::InvalidInput;
        return outcomeOf(reply.error(), isFinal);
    }
    const auto here = m_entry->progress();
    const auto& head = reply->head;
    if (head.header("ETag").value_or("") != here.etag) return JobOutcome::Spoilt;
    if (head.header("Content-Length").value_or("") != std::to_string(here.size.value_or(0))) return JobOutcome::Spoilt;
    const auto named = head.header(core::identity::kContentHash);
    if (!named) return keep(services); // A server that knows no hashes: size and ETag must do.
    const auto path = m_entry->completeFile();
    if (!path) return JobOutcome::Spoilt;
    const auto file = core::os::File::openForReading(*path);
    const auto hash = file.and_then([](const core::os::File& f) { return core::identity::contentHashOf(f); });
    if (!hash) return JobOutcome::Spoilt;
    const auto expected = std::string(core::identity::kContentHashName) + "=" + *hash;
    return *named == expected ? keep(services) : JobOutcome::Spoilt;
}

JobOutcome DownloadJob::outcomeOf(Error error, bool isFinal) {
    m_error = std::move(error);
    switch (m_error.code) {
    case Errc::Unauthorised:
        return JobOutcome::ServerAway;
    case Errc::Storage:
    case Errc::Full:
        return JobOutcome::DiskFull;
    default:
        return isFinal ? JobOutcome::Failed : JobOutcome::ServerAway;
    }
}

JobOutcome DownloadJob::keep(const DownloadServices& services) {
    auto [row, file, isNew] = m_entry->snapshot();
    if (!file || !file->sync()) return JobOutcome::DiskFull;
    row.state = core::store::MediaEntryState::Verified;
    row.lastUse = services.clock.now();
    const auto saved = services.database.write(
        core::store::WritePriority::Background, [&](core::store::WriteTransaction& tx) -> core::Result<void> {
            return m_entry->isDiscarded() ? core::Result<void>() : core::store::saveMediaEntry(tx, row);
        });
    if (saved) return JobOutcome::Verified;
    m_error = saved.error();
    return JobOutcome::DiskFull;
}

} // namespace linnet::sync
