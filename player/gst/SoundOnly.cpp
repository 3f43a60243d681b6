// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/SoundOnly.h"

#include <string_view>

#include <gst/gst.h>

namespace linnet::player::gst {

namespace {

bool isForSound(GstElementFactory* factory) {
    const char* text = gst_element_factory_get_metadata(factory, GST_ELEMENT_METADATA_KLASS);
    const std::string_view kind = text != nullptr ? text : "";
    const auto has = [kind](std::string_view word) { return kind.find(word) != std::string_view::npos; };
    if (has("Adaptive") || has("Network")) return false;
    const bool isSeen = has("Video") || has("Image") || has("Subtitle");
    return !has("Decoder") || !isSeen || has("Audio");
}

} // namespace

void takeSoundOnly() {
    GList* features = gst_registry_get_feature_list(gst_registry_get(), GST_TYPE_ELEMENT_FACTORY);
    for (GList* feature = features; feature != nullptr; feature = feature->next)
        if (!isForSound(GST_ELEMENT_FACTORY(feature->data)))
            gst_plugin_feature_set_rank(GST_PLUGIN_FEATURE(feature->data), GST_RANK_NONE);
    gst_plugin_feature_list_free(features);
}

} // namespace linnet::player::gst
