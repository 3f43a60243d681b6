// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PlaylistPages.h"

#include <algorithm>

#include "core/store/PageCursor.h"
#include "core/store/PersonalReader.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kKey{"playlistKeyOf", "SELECT id FROM playlist WHERE source=0 AND public_id=?1 AND rev>0"
                                           " AND (user_id=?2 OR (access>0 AND deleted=0 AND user_id>0))"};
// Walks the household's playlists in their order.
constexpr NamedQuery kShown{"playlistPage", "SELECT sort_key, id FROM playlist WHERE rev>0 AND deleted=0"
                                            " AND (user_id=?1 OR access>0) AND (sort_key, id)>(?2, ?3)"
                                            " ORDER BY sort_key, id LIMIT ?4"};
constexpr NamedQuery kTrash{"playlistTrashPage", "SELECT sort_key, id FROM playlist WHERE rev>0 AND deleted=1"
                                                 " AND user_id=?1 AND (sort_key, id)>(?2, ?3)"
                                                 " ORDER BY sort_key, id LIMIT ?4"};
constexpr NamedQuery kItems{"playlistItemPage", "SELECT place, public_id, id FROM playlist_item WHERE playlist_id=?1"
                                                " AND removed_at=0 AND (place, public_id)>(?2, ?3)"
                                                " ORDER BY place, public_id LIMIT ?4"};
constexpr NamedQuery kQueues{"queuesOfUser",
                             "SELECT q.device, q.rev, q.state, q.state_at, d.name FROM queue_register q"
                             " LEFT JOIN operation_device o ON o.user_id=q.user_id AND o.device=q.device"
                             " LEFT JOIN device d ON d.public_id=o.login WHERE q.source=0 AND q.user_id=?1"};
constexpr NamedQuery kQueries[] = {kKey, kShown, kTrash, kItems, kQueues};

tl::unexpected<Error> strangeCursor() {
    return failure(Errc::InvalidInput, "this cursor does not belong to this list; begin without one");
}

/// The key of a row and the cursor that leads behind it.
struct Step {
    Key key;
    std::string cursor;
};

/// Up to `limit` rows of a bound statement, and whether there are more.
template <class T, class Load, class CursorOf>
Result<wire::Page<T>> page(Statement& select, std::size_t limit, CursorOf cursorOf, Load load) {
    std::vector<Step> steps;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { steps.push_back(cursorOf(row)); }));
    wire::Page<T> result;
    if (steps.size() > limit) {
        steps.pop_back();
        result.next = steps.back().cursor;
    }
    result.items.reserve(steps.size());
    for (const auto& step : steps) {
        LINNET_TRY(auto item, load(step.key));
        result.items.push_back(std::move(item));
    }
    return result;
}

} // namespace

std::span<const NamedQuery> playlistPageQueries() { return kQueries; }

Result<Key> playlistKey(Connection& connection, std::int64_t user, PlaylistId id) {
    auto select = connection.prepare(kKey);
    LINNET_TRY(const bool isThere, select.bindAll(id, user).step());
    if (!isThere) return failure(Errc::NotFound, "there is no such playlist");
    return select.integer(0);
}

Result<wire::Page<Playlist>> playlistPage(Connection& connection, std::int64_t user, PlaylistShelf shelf,
                                          std::string_view cursor, std::size_t limit) {
    PageCursor from{std::string(), std::int64_t{0}};
    if (!cursor.empty()) {
        auto given = decodeCursor(cursor, "ti");
        if (!given) return strangeCursor();
        from = std::move(*given);
    }
    auto select = connection.prepare(shelf == PlaylistShelf::Shown ? kShown : kTrash);
    select.bindAll(user, std::string_view(std::get<std::string>(from[0])), std::get<std::int64_t>(from[1]), limit + 1);
    const auto cursorOf = [](const Statement& row) {
        return Step{row.integer(1), encodeCursor({std::string(row.text(0)), row.integer(1)})};
    };
    return page<Playlist>(select, limit, cursorOf, [&](Key key) { return loadPlaylist(connection, key, user); });
}

Result<wire::Page<PlaylistItem>> playlistItemPage(Connection& connection, Key playlist, std::string_view cursor,
                                                  std::size_t limit) {
    PageCursor from{std::string(), std::string()};
    if (!cursor.empty()) {
        auto given = decodeCursor(cursor, "tt");
        if (!given) return strangeCursor();
        from = std::move(*given);
    }
    auto select = connection.prepare(kItems);
    select.bindAll(playlist, blobOf(std::get<std::string>(from[0])), blobOf(std::get<std::string>(from[1])), limit + 1);
    const auto cursorOf = [](const Statement& row) {
        return Step{row.integer(2),
                    encodeCursor({std::string(bytesOf(row.blob(0))), std::string(bytesOf(row.blob(1)))})};
    };
    return page<PlaylistItem>(select, limit, cursorOf, [&](Key key) { return loadPlaylistItem(connection, key); });
}

Result<std::vector<wire::NamedQueue>> queuesOf(Connection& connection, std::int64_t user) {
    std::vector<wire::NamedQueue> queues;
    LINNET_TRY_VOID(connection.prepare(kQueues).bind(1, user).forEach([&](const Statement& row) {
        wire::NamedQueue named;
        named.queue.device = row.id<DeviceId>(0);
        named.queue.rev = row.integer(1);
        named.queue.state = {std::string(row.text(2)), UnixMillis(std::chrono::milliseconds(row.integer(3)))};
        named.deviceName = row.text(4);
        queues.push_back(std::move(named));
    }));
    std::ranges::sort(queues, std::ranges::greater{},
                      [](const wire::NamedQueue& named) { return named.queue.state.at; });
    return queues;
}

} // namespace linnet::core::store
