// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

std::vector<NamedQuery> allQueries() {
    // clang-format off
    const std::span<const NamedQuery> files[] = {
        accountQueries(),
        albumGroupQueries(),
        albumQueries(),
        downloadQueries(),
        baseRecordQueries(),
        entityQueries(),
        facetQueries(),
        entryQueries(),
        feedQueries(),
        fileQueries(),
        keyQueries(),
        libraryQueries(),
        localFolderQueries(),
        locationQueries(),
        markQueries(),
        lyricsQueries(),
        mediaQueries(),
        metaQueries(),
        nameQueries(),
        operationQueries(),
        outboxQueries(),
        pageQueries(),
        removalQueries(),
        personalFindQueries(),
        personalReaderQueries(),
        personalTargetQueries(),
        personalWriteQueries(),
        personalListQueries(),
        presenceQueries(),
        playlistPageQueries(),
        purgeQueries(),
        personalAgeQueries(),
        personalOwnerQueries(),
        personalSweepQueries(),
        playlistListQueries(),
        replicaDropQueries(),
        replicaFindQueries(),
        replicaHideQueries(),
        replicaQueries(),
        replicaReferenceQueries(),
        replicaRemovalQueries(),
        replicaSweepQueries(),
        rowQueries(),
        searchBacklogQueries(),
        searchQueries(),
        settingQueries(),
        sightQueries(),
        sourceQueries(),
        trackListQueries(),
        trackQueries(),
        versionQueries(),
        undoQueries(),
    };
    // clang-format on
    std::vector<NamedQuery> all;
    for (const auto& file : files)
        all.insert(all.end(), file.begin(), file.end());
    return all;
}

} // namespace linnet::core::store
