// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Owning handles for GStreamer's counted objects, and its start-up.

#include <memory>
#include <string>

#include <gst/gst.h>

namespace linnet::player::gst {

struct ObjectUnref {
    void operator()(gpointer object) const { gst_object_unref(object); }
};
struct MiniUnref {
    template <class T>
    void operator()(T* object) const {
        gst_mini_object_unref(GST_MINI_OBJECT_CAST(object));
    }
};
using ElementPtr = std::unique_ptr<GstElement, ObjectUnref>;
using BusPtr = std::unique_ptr<GstBus, ObjectUnref>;
using PadPtr = std::unique_ptr<GstPad, ObjectUnref>;
using CapsPtr = std::unique_ptr<GstCaps, MiniUnref>;
using SamplePtr = std::unique_ptr<GstSample, MiniUnref>;
using MessagePtr = std::unique_ptr<GstMessage, MiniUnref>;

/// Initialises GStreamer once in the process, for sound from files only; cheap afterwards. False if it cannot be. Any
/// thread; takes 15 ms, on the very first run of a computer a second or two.
bool initialise();

/// Loads what decodes the usual formats: the first track would wait for it, an AAC one 60 ms.
void warmUp();

/// The error of an ERROR message: its text and where it comes from.
std::string textOf(GstMessage* message);

} // namespace linnet::player::gst
