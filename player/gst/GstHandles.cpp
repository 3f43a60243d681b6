// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/GstHandles.h"

#include <mutex>

#include "player/gst/SoundOnly.h"

namespace linnet::player::gst {

bool initialise() {
    static std::once_flag once;
    static bool isReady = false;
    std::call_once(once, [] {
        GError* error = nullptr;
        isReady = gst_init_check(nullptr, nullptr, &error) != FALSE;
        g_clear_error(&error);
        if (isReady) takeSoundOnly();
    });
    return isReady;
}

void warmUp() {
    // What decodebin looks for, and every element between a usual file and the output: each is a library to be loaded.
    constexpr const char* kFactories[] = {
        "avdec_aac", "decodebin", "filesrc",        "appsrc",         "appsink",   "audioconvert", "audioresample",
        "flacparse", "flacdec",   "mpegaudioparse", "mpg123audiodec", "id3demux",  "oggdemux",     "vorbisdec",
        "opusdec",   "qtdemux",   "wavparse",       "wavpackparse",   "wavpackdec"};
    for (const char* factory : kFactories)
        if (GstElement* element = gst_element_factory_make(factory, nullptr))
            gst_object_unref(gst_object_ref_sink(element));
    if (GstPlugin* judges = gst_plugin_load_by_name("typefindfunctions")) gst_object_unref(judges);
}

std::string textOf(GstMessage* message) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    std::string text = error && error->message ? error->message : "unknown error";
    g_clear_error(&error);
    return text;
}

} // namespace linnet::player::gst
