// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::player::gst {

/// From here on this process decodes nothing but sound, and nothing from a network: pictures, films and subtitles in a
/// file are passed over, and a playlist of addresses under the name of a recording is not followed. Once, by
/// initialise().
void takeSoundOnly();

} // namespace linnet::player::gst
