// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/downloads/RuleExpander.h"

#include <algorithm>
#include <set>

#include "core/playlists/SmartRules.h"
#include "core/store/PersonalRows.h"
#include "core/store/PlaylistLists.h"
#include "core/store/SmartQuery.h"
#include "core/store/SourceStore.h"

namespace linnet::sync {

using core::TrackId;
using core::store::DownloadKind;
using core::store::DownloadRule;
using core::store::DownloadRuleState;
using core::store::PinnedTrack;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr std::size_t kSlice = 100; ///< Tracks; about 5 ms of writing.

} // namespace

core::Result<bool> RuleExpander::settle(const std::function<bool()>& isStopping) {
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(const auto rules, core::store::downloadRules(*connection));
    bool hasChanged = false;
    for (const auto& rule : rules) {
        if (isStopping()) break;
        LINNET_TRY(const bool changed, settleRule(rule, isStopping));
        hasChanged = hasChanged || changed;
    }
    return hasChanged;
}

core::Result<bool> RuleExpander::settleRule(const DownloadRule& rule, const std::function<bool()>& isStopping) {
    LINNET_TRY(auto* connection, m_services.database.reader());
    const bool isGoing = rule.state == DownloadRuleState::Going;
    std::vector<TrackId> meant;
    if (!isGoing) {
        LINNET_TRY(meant, meantBy(*connection, rule));
    }
    LINNET_TRY(auto pinned, core::store::pinnedTracks(*connection, rule.key));
    const std::set<TrackId> isPinned(pinned.begin(), pinned.end());
    const std::set<TrackId> isMeant(meant.begin(), meant.end());
    std::vector<PinnedTrack> coming;
    for (std::size_t i = 0; i < meant.size(); ++i)
        if (!isPinned.contains(meant[i])) coming.push_back({meant[i], static_cast<std::int64_t>(i)});
    std::erase_if(pinned, [&](const TrackId& track) { return isMeant.contains(track); });
    if (!isGoing) {
        // A replica that starts over, or is logged out, knows less than there is: nothing is let go then.
        LINNET_TRY(const auto progress, core::store::sourceProgress(*connection, rule.target.source));
        if (progress.isSweeping) pinned.clear();
    }

    const auto now = m_services.clock.now();
    for (std::span<const PinnedTrack> rest = coming; !rest.empty() && !isStopping();) {
        const auto slice = rest.first(std::min(rest.size(), kSlice));
        rest = rest.subspan(slice.size());
        LINNET_TRY_VOID(m_services.database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return core::store::pinTracks(tx, rule, slice, now);
        }));
    }
    std::span<const TrackId> leaving = pinned;
    while (!leaving.empty() && !isStopping()) {
        const auto slice = leaving.first(std::min(leaving.size(), kSlice));
        leaving = leaving.subspan(slice.size());
        LINNET_TRY_VOID(m_services.database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return core::store::unpinTracks(tx, rule, slice);
        }));
    }
    if (isGoing && leaving.empty())
        LINNET_TRY_VOID(m_services.database.write(WritePriority::Background, [&](WriteTransaction& tx) {
            return core::store::removeDownloadRule(tx, rule.key);
        }));
    return isGoing || !coming.empty() || !pinned.empty();
}

core::Result<std::vector<TrackId>> RuleExpander::meantBy(core::store::Connection& connection,
                                                         const DownloadRule& rule) const {
    LINNET_TRY(auto tracks, core::store::tracksToDownload(connection, rule.target));
    if (rule.target.kind != DownloadKind::Playlist || !tracks.empty()) return tracks;
    const std::int64_t source = rule.target.source;
    LINNET_TRY(const auto playlist, core::store::PersonalRows::playlist(connection, {.source = source, .user = 0},
                                                                        core::PlaylistId{rule.target.id}));
    if (!playlist || playlist->kind != core::PlaylistKind::Smart || playlist->deleted.value) return tracks;
    const auto rules = core::playlists::parseRules(playlist->rules.value);
    if (!rules) return tracks; // Of a newer version.
    const core::store::SmartScope scope{.user = 0, .source = source, .now = m_services.clock.now()};
    LINNET_TRY(const auto keys, core::store::smartTracks(connection, *rules, scope));
    LINNET_TRY(const auto names, core::store::trackNames(connection, keys));
    for (const auto& name : names)
        tracks.push_back(name.id);
    return tracks;
}

} // namespace linnet::sync
