// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/GstVersion.h"

#include <gst/gst.h>

namespace linnet::player {

std::string gstreamerVersion() {
    guint major = 0;
    guint minor = 0;
    guint micro = 0;
    guint nano = 0;
    gst_version(&major, &minor, &micro, &nano);
    return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(micro);
}

} // namespace linnet::player
