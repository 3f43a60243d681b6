// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Ids.h"
#include "core/os/Random.h"

namespace linnet::core {

IdBytes randomIdBytes() {
    IdBytes bytes{};
    do
        os::fillRandom(bytes);
    while (bytes == IdBytes{});
    return bytes;
}

} // namespace linnet::core
