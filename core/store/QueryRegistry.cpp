// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

std::vector<NamedQuery> allQueries() {
    const std::span<const NamedQuery> files[] = {
        accountQueries(),
        mediaQueries(),
        metaQueries(),
        settingQueries(),
        sourceQueries(),
    };
    std::vector<NamedQuery> all;
    for (const auto& file : files)
        all.insert(all.end(), file.begin(), file.end());
    return all;
}

} // namespace linnet::core::store
