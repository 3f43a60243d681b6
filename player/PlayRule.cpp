// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/PlayRule.h"

#include <algorithm>

namespace linnet::player {

bool isPlay(const Listened& listened) {
    using namespace std::chrono_literals;
    constexpr std::chrono::milliseconds kShortest = 30s;
    constexpr std::chrono::milliseconds kEnough = 4min;
    if (listened.duration <= 0ms) return listened.heard >= kEnough;
    if (listened.duration < kShortest) return false;
    return listened.heard >= std::min(listened.duration / 2, kEnough);
}

} // namespace linnet::player
