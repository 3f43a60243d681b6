// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A server's feed made by hand, and a replica that reads it page by page.

#include <algorithm>

#include "core/replica/ReplicaWriter.h"
#include "core/store/CatalogReader.h"
#include "core/store/FeedReader.h"
#include "core/store/SourceStore.h"
#include "sync/replica/ReplicaUpdater.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

namespace linnet::tests {

/// Entities in rev order; pages of a few; another epoch asks to start over.
struct FakeFeed {
    std::vector<core::FeedRecord> records;
    std::string epoch = "a";
    std::size_t pageSize = 7;
    std::function<void(core::Result<sync::FeedPage>&)> fault; ///< May spoil a page.

    core::Result<sync::FeedPage> page(const std::string& cursor) const {
        std::size_t at = 0;
        if (!cursor.empty()) {
            if (!cursor.starts_with(epoch + ".")) return core::failure(core::Errc::StartOver, "another epoch");
            at = std::stoul(cursor.substr(epoch.size() + 1));
        }
        sync::FeedPage page;
        const auto end = std::min(records.size(), at + pageSize);
        for (auto i = at; i < end; ++i)
            page.records.push_back(records[i]);
        page.end = {epoch + "." + std::to_string(end), end < records.size(), core::Rev(records.size())};
        core::Result<sync::FeedPage> result = std::move(page);
        if (fault) fault(result);
        return result;
    }
    sync::AskForPage ask() const {
        return [this](const std::string& cursor) -> sync::AwaitPage { return [this, cursor] { return page(cursor); }; };
    }
};

/// An artist, an album and `tracks` tracks of it, with revs from 1 on.
inline std::vector<core::FeedRecord> anAlbumOf(int tracks, const std::string& name) {
    std::vector<core::FeedRecord> records;
    core::Rev rev = 0;
    records.emplace_back(test::aLibrary("Music", ++rev));
    records.emplace_back(test::anArtist(name, ++rev));
    records.emplace_back(test::anAlbum(name).by(name).rev(++rev).build());
    for (int i = 1; i <= tracks; ++i)
        records.emplace_back(
            test::aTrack(name + " " + std::to_string(i)).by(name).on(name).number(i).rev(++rev).build());
    return records;
}

inline std::string idOf(const core::store::TrackRow& row) { return row.track.id.hex(); }
inline std::string idOf(const core::store::LibraryRow& row) { return row.library.id.hex(); }
template <class Row>
std::string idOf(const Row& row) {
    return row.id.hex();
}

class Replica {
public:
    Replica() {
        database.write([this](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(source, core::store::addSource(tx, {}));
            return {};
        });
    }
    core::Result<sync::CaughtUp> catchUp(const FakeFeed& feed, const core::CancelToken& cancel = {},
                                         sync::UpdaterListeners listeners = {}) {
        return sync::ReplicaUpdater(*database, source, std::move(listeners)).catchUp(feed.ask(), cancel);
    }
    core::store::SourceProgress progress() { return core::store::sourceProgress(database.reader(), source).value(); }

    /// All that is shown, for comparing.
    std::vector<std::string> shown() {
        auto& connection = database.reader();
        const core::store::CatalogFilter own{.source = source, .genre = {}, .artist = {}};
        std::vector<std::string> all;
        const auto add = [&](const char* kind, const auto& rows) {
            for (const auto& row : rows)
                all.push_back(kind + idOf(row));
        };
        using namespace core::store;
        add("track ", test::must(trackRows(connection, test::must(trackKeys(connection, TrackOrder::Title, own)))));
        add("album ", test::must(albumRows(connection, test::must(albumKeys(connection, AlbumOrder::Title, own)))));
        add("artist ", test::must(artistRows(connection, test::must(artistKeys(connection, own)))));
        add("library ", test::must(librariesOf(connection, source)));
        std::ranges::sort(all);
        return all;
    }

    test::OpenDatabase database;
    std::int64_t source = 0;
};

} // namespace linnet::tests
