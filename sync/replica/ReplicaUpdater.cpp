// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica/ReplicaUpdater.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>

#include "core/replica/Outbox.h"
#include "core/replica/ReplicaWriter.h"

namespace linnet::sync {

using core::Errc;
using core::FeedRecord;
using core::replica::Outbox;
using core::replica::ReplicaWriter;
using core::replica::SweepPosition;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr int kMostStartOvers = 2;

/// Adds one record to what has changed.
struct Noting {
    CatalogueChange& change;
    void operator()(const core::Library&) const { change.libraries = true; }
    void operator()(const core::Artist&) const { change.artists = true; }
    void operator()(const core::Album&) const { change.albums = true; }
    void operator()(const core::Track&) const { change.tracks = true; }
    void operator()(const core::Annotation&) const { change.annotations = true; }
    void operator()(const core::Play&) const { change.plays = true; }
    void operator()(const core::Playlist&) const { change.playlists = true; }
    void operator()(const core::PlaylistItem&) const { change.playlists = true; }
    void operator()(const core::QueueRegister&) const { change.queues = true; }
    void operator()(const core::UserSetting&) const { change.settings = true; }
    void operator()(const core::Tombstone& gone) const {
        change.libraries |= gone.kind == core::EntityKind::Library;
        change.artists |= gone.kind == core::EntityKind::Artist;
        change.albums |= gone.kind == core::EntityKind::Album;
        change.tracks |= gone.kind == core::EntityKind::Track;
        change.playlists |= gone.kind == core::EntityKind::Playlist || gone.kind == core::EntityKind::PlaylistItem;
    }
};

CatalogueChange changeOf(std::int64_t source, std::span<const FeedRecord> records) {
    CatalogueChange change{.source = source};
    for (const auto& record : records)
        std::visit(Noting{change}, record);
    return change;
}

core::Result<void> cancelled() { return core::failure(Errc::Cancelled, "the synchronisation was stopped"); }

} // namespace

ReplicaUpdater::ReplicaUpdater(core::store::Database& database, std::int64_t source, UpdaterListeners listeners)
    : m_database(database),
      m_source(source),
      m_listeners(std::move(listeners)) {}

core::Result<CaughtUp> ReplicaUpdater::catchUp(const AskForPage& ask, const core::CancelToken& cancel) {
    LINNET_TRY(auto standing, progress());
    m_written = 0;
    m_mark = standing.mark;
    m_cursor = standing.cursor;
    int startOvers = 0;
    auto next = ask(m_cursor);
    while (true) {
        auto page = next();
        if (!page && page.error().code == Errc::StartOver) {
            if (++startOvers > kMostStartOvers)
                return core::failure(Errc::Protocol, "the server asks again and again to start over");
            LINNET_TRY_VOID(startOver());
            standing.isSweeping = true;
            next = ask(m_cursor);
            continue;
        }
        if (!page) return tl::unexpected(page.error());
        const bool hasMore = page->end.hasMore;
        if (hasMore && page->end.cursor == m_cursor)
            return core::failure(Errc::Protocol, "the change feed stands still");
        if (hasMore) { // The next page travels while this one is written.
            next = ask(page->end.cursor);
            if (m_listeners.onMoreToCome) m_listeners.onMoreToCome(standing.isSweeping || m_cursor.empty());
        }
        LINNET_TRY_VOID(apply(*page, cancel));
        if (!hasMore && standing.isSweeping) LINNET_TRY_VOID(sweep(cancel));
        LINNET_TRY_VOID(rebase(hasMore ? std::nullopt : std::optional(page->end.horizon)));
        if (hasMore) continue;
        return CaughtUp{.records = m_written, .horizon = page->end.horizon, .hasStartedOver = startOvers > 0};
    }
}

core::Result<core::store::SourceProgress> ReplicaUpdater::progress() {
    LINNET_TRY(auto* connection, m_database.reader());
    return core::store::sourceProgress(*connection, m_source);
}

core::Result<void> ReplicaUpdater::startOver() {
    const auto begin = [this](WriteTransaction& tx) -> core::Result<void> {
        // A restored server lacks what it acknowledged; what it still has, it will say.
        LINNET_TRY_VOID(Outbox::sendAgain(tx, m_source, core::SystemClock().now()));
        return core::store::beginStartOver(tx, m_source);
    };
    LINNET_TRY_VOID(m_database.write(WritePriority::Background, begin));
    LINNET_TRY(const auto fresh, progress());
    m_mark = fresh.mark;
    m_cursor = fresh.cursor;
    return {};
}

core::Result<void> ReplicaUpdater::apply(const FeedPage& page, const core::CancelToken& cancel) {
    std::span<const FeedRecord> rest = page.records;
    if (rest.empty() && page.end.cursor == m_cursor) return {};
    do {
        if (cancel.isCancelled()) return cancelled();
        LINNET_TRY(const auto done, applySome(rest, page.end.cursor));
        rest = rest.subspan(done);
    } while (!rest.empty());
    m_cursor = page.end.cursor;
    return {};
}

/// How many it were; with the last of them the cursor is kept.
core::Result<std::size_t> ReplicaUpdater::applySome(std::span<const FeedRecord> records, const std::string& cursor) {
    const auto write = [&](WriteTransaction& tx) -> core::Result<std::size_t> {
        LINNET_TRY(const auto count, ReplicaWriter::applySome(tx, m_source, m_mark, records));
        if (count < records.size()) return count;
        LINNET_TRY_VOID(ReplicaWriter::dropLeftLibraries(tx, m_source));
        LINNET_TRY_VOID(core::store::setSourceCursor(tx, m_source, cursor));
        return count;
    };
    LINNET_TRY(const auto done, m_database.write(WritePriority::Background, write));
    m_written += done;
    if (m_listeners.onSlice && done > 0) m_listeners.onSlice(changeOf(m_source, records.first(done)), m_written);
    return done;
}

core::Result<void> ReplicaUpdater::rebase(std::optional<core::Rev> reached) {
    LINNET_TRY(auto* connection, m_database.reader());
    LINNET_TRY(bool isMore, Outbox::isRebaseDue(*connection, m_source, reached));
    for (; isMore; reached.reset()) {
        LINNET_TRY(isMore, m_database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return Outbox::rebase(tx, m_source, reached);
        }));
    }
    return {};
}

core::Result<void> ReplicaUpdater::sweep(const core::CancelToken& cancel) {
    std::optional<SweepPosition> from = SweepPosition{};
    while (from) {
        if (cancel.isCancelled()) return cancelled();
        LINNET_TRY(from, m_database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return ReplicaWriter::sweep(tx, m_source, m_mark, *from);
        }));
    }
    LINNET_TRY_VOID(m_database.write(WritePriority::Background,
                                     [this](WriteTransaction& tx) { return core::store::endStartOver(tx, m_source); }));
    if (m_listeners.onSlice) m_listeners.onSlice(CatalogueChange::everything(m_source), m_written);
    return {};
}

core::Result<void> removeSourceFromReplica(core::store::Database& database, std::int64_t source,
                                           const core::CancelToken& cancel) {
    constexpr auto kEveryMark = std::numeric_limits<std::int64_t>::max();
    std::optional<SweepPosition> from = SweepPosition{};
    while (from) {
        if (cancel.isCancelled()) return cancelled();
        LINNET_TRY(from, database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return ReplicaWriter::sweep(tx, source, kEveryMark, *from);
        }));
    }
    return database.write(WritePriority::Background,
                          [&](WriteTransaction& tx) { return core::store::removeSourceRow(tx, source); });
}

} // namespace linnet::sync
