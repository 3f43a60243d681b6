// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A replica with tracks, a server of bytes behind a FakeTransport, and a media store over both.

#include <random>

#include <QTest>

#include "core/identity/ContentHash.h"
#include "core/store/MediaStoreQueries.h"
#include "core/store/SourceStore.h"
#include "sync/media/MediaStore.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/TempFolder.h"
#include "tests/sync/support/FakeTransport.h"

namespace linnet::tests {

inline std::string randomBytes(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(random() & 0xff);
    return bytes;
}

/// What the server has: by the path of the request. Changed under its mutex.
struct MediaFiles {
    struct File {
        std::string bytes;
        std::string etag = "\"1\"";
    };
    std::mutex mutex;
    std::map<std::string, File> byPath;
    std::function<void(const sync::HttpRequest&, FakeReply&)> fault; ///< May spoil a reply.
    bool knowsHashes = true;

    FakeReply answer(const sync::HttpRequest& request) {
        const std::lock_guard lock(mutex);
        FakeReply reply;
        const auto path = request.url.substr(request.url.find("/stream"));
        const auto found = byPath.find(path);
        if (found == byPath.end()) return {.status = 404};
        const auto& [bytes, etag] = found->second;
        auto range = request.range;
        for (const auto& header : request.headers)
            if (header.name == "If-Range" && header.value != etag) range.reset();
        reply.headers = {{"ETag", etag}};
        const auto end = range ? std::min<std::uint64_t>(range->end, bytes.size()) : bytes.size();
        const auto begin = range ? range->begin : 0;
        if (range) {
            reply.status = 206;
            reply.headers.push_back({"Content-Range", "bytes " + std::to_string(begin) + "-" + std::to_string(end - 1) +
                                                          "/" + std::to_string(bytes.size())});
        }
        reply.body = bytes.substr(begin, end - begin);
        reply.headers.push_back({"Content-Length", std::to_string(reply.body.size())});
        if (request.method == sync::HttpMethod::Head) reply.body.clear();
        for (const auto& header : request.headers)
            if (header.name == core::identity::kWantContentHash && knowsHashes)
                reply.headers.push_back({core::identity::kContentHash,
                                         "xxh3-128=" + core::identity::contentHashOf(std::as_bytes(std::span(bytes)))});
        if (fault) fault(request, reply);
        return reply;
    }
};

class MediaFixture {
public:
    MediaFixture() {
        database = core::store::Database::open({.file = folder.file("linnet.db")}).value();
        api->setBaseUrl("http://127.0.0.1:1");
        core::store::Source home;
        source = database
                     ->write(core::store::WritePriority::User,
                             [&](core::store::WriteTransaction& tx) { return core::store::addSource(tx, home); })
                     .value();
        options.folder = folder.path() / "media";
        options.patience = std::chrono::seconds(30);
        options.readAhead = {256 * 1024};
        options.tail = {0}; // Requests are counted.
        options.keepFree = {0};
    }
    ~MediaFixture() { store.reset(); }

    /// A track on the server, and in the replica.
    core::TrackId addTrack(std::string bytes) {
        core::Track track;
        track.id = core::TrackId::random();
        track.rev = ++m_rev;
        track.library = core::LibraryId::random();
        track.title = "t";
        track.size = {bytes.size()};
        apply(track);
        const std::lock_guard lock(files.mutex);
        files.byPath["/stream/" + track.id.hex()].bytes = std::move(bytes);
        return track.id;
    }
    void apply(const core::FeedRecord& record) {
        const auto done = database->write(core::store::WritePriority::User, [&](core::store::WriteTransaction& tx) {
            return test::applyIndexed(tx, source, 0, std::span(&record, 1));
        });
        if (!done) qFatal("%s", done.error().detail.c_str());
    }
    core::Rev nextRev() { return ++m_rev; }
    void write(const std::function<core::Result<void>(core::store::WriteTransaction&)>& work) {
        const auto done = database->write(core::store::WritePriority::User, work);
        if (!done) qFatal("%s", done.error().detail.c_str());
    }

    void openStore() {
        store.reset();
        store = sync::MediaStore::create({*database, clock, [this](std::int64_t) { return api; }}, options).value();
    }
    std::optional<core::store::MediaEntryRow> row(const core::TrackId& track) {
        return core::store::mediaEntry(**database->reader(), {.source = source, .track = track}).value();
    }
    bool isComplete(const core::TrackId& track) {
        const auto known = row(track);
        return known && known->state == core::store::MediaEntryState::Complete;
    }

    TempFolder folder;
    MediaFiles files;
    FakeTransport transport{[this](const sync::HttpRequest& request) { return files.answer(request); }};
    core::ManualClock clock;
    std::unique_ptr<core::store::Database> database;
    std::shared_ptr<sync::ApiClient> api = std::make_shared<sync::ApiClient>(transport);
    std::int64_t source = 0;
    sync::MediaStoreOptions options;
    std::unique_ptr<sync::MediaStore> store;

private:
    core::Rev m_rev = 0;
};

inline core::Result<std::string> readRange(core::MediaSource& source, std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        LINNET_TRY(const auto count, source.read(offset + got, std::as_writable_bytes(std::span(bytes)).subspan(got)));
        if (count == 0) break;
        got += count;
    }
    bytes.resize(got);
    return bytes;
}

inline core::Result<std::string> readAll(core::MediaSource& source) {
    LINNET_TRY(const auto size, source.size());
    return readRange(source, 0, static_cast<std::size_t>(size) + 1);
}

} // namespace linnet::tests
