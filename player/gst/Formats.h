// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What GStreamer's caps say, in our words.

#include "core/domain/Catalog.h"
#include "player/engine/SignalPath.h"
#include "player/gst/GstHandles.h"

namespace linnet::player::gst {

/// Of raw audio; all unknown for anything else.
AudioFormat formatOf(const GstCaps* caps);
/// What was decoded to come out of this pad of a decodebin. Where the coded stream says how many bits of the decoder's
/// samples carry sound, `format` is put right.
core::Codec codecBehind(GstPad* pad, AudioFormat& format);
/// Of what was decoded there: the samples of a packet, where all have as many and carry no time of their own. Else 0.
std::uint32_t countedPacketBehind(GstPad* pad);

} // namespace linnet::player::gst
