// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

std::vector<NamedQuery> allQueries() {
    // clang-format off
    const std::span<const NamedQuery> files[] = {
        accountQueries(),
        entityQueries(),
        feedQueries(),
        keyQueries(),
        locationQueries(),
        mediaQueries(),
        metaQueries(),
        pageQueries(),
        replicaDropQueries(),
        replicaFindQueries(),
        replicaHideQueries(),
        replicaQueries(),
        replicaReferenceQueries(),
        replicaRemovalQueries(),
        replicaSweepQueries(),
        rowQueries(),
        searchQueries(),
        settingQueries(),
        sourceQueries(),
        accountQueries(), mediaQueries(), metaQueries(), settingQueries(), sourceQueries(),
    };
    // clang-format on
    std::vector<NamedQuery> all;
    for (const auto& file : files)
        all.insert(all.end(), file.begin(), file.end());
    return all;
}

} // namespace linnet::core::store
