// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Offline.h"

#include <algorithm>

namespace linnet::app {

const KeptView* Offline::keptRow(Kind kind, qint64 key) const {
    const auto& kept = view().kept;
    const auto found = std::find_if(kept.begin(), kept.end(), [kind, key](const KeptView& one) {
        return key != 0 && one.key == key && one.target.kind == kind;
    });
    return found == kept.end() ? nullptr : &*found;
}

const KeptView* Offline::keptRule(qint64 rule) const {
    const auto& kept = view().kept;
    const auto found = std::find_if(kept.begin(), kept.end(), [rule](const KeptView& one) { return one.rule == rule; });
    return found == kept.end() ? nullptr : &*found;
}

bool Offline::isLikedKept() const {
    return std::any_of(view().kept.begin(), view().kept.end(),
                       [](const KeptView& one) { return one.target.kind == Kind::Liked; });
}

qint64 Offline::tracksKept(qint64 source) const {
    qint64 tracks = 0;
    for (const KeptView& one : view().kept)
        if (one.target.source == source) tracks += one.tracksHere;
    return tracks;
}

} // namespace linnet::app
