// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/DeviceSink.h"

#include <cstring>
#include <string_view>

namespace linnet::player::gst {

namespace {

constexpr gint64 kDeviceBufferMicros = 40'000;
constexpr gint64 kDevicePeriodMicros = 10'000;
constexpr std::string_view kBareDevice = "hw:";

struct SoundSystem {
    const char* factory;
    const char* name;
};
/// The sound servers first, bare devices last.
constexpr SoundSystem kSoundSystems[] = {
    {"pulsesink", "PulseAudio"}, {"alsasink", "ALSA"}, {"wasapi2sink", "WASAPI"}, {"osxaudiosink", "Core Audio"}};

bool hasProperty(GstElement* element, const char* name) {
    return g_object_class_find_property(G_OBJECT_GET_CLASS(element), name) != nullptr;
}

bool isReady(GstElement* sink) {
    if (gst_element_set_state(sink, GST_STATE_READY) == GST_STATE_CHANGE_SUCCESS) return true;
    gst_element_set_state(sink, GST_STATE_NULL);
    return false;
}

/// Null if it does not exist here or its server or device does not answer.
ElementPtr makeSink(const char* factory, const std::optional<std::string>& outputId) {
    GstElement* element = gst_element_factory_make(factory, nullptr);
    if (!element) return nullptr;
    ElementPtr sink(GST_ELEMENT(gst_object_ref_sink(element)));
    if (hasProperty(element, "buffer-time"))
        g_object_set(element, "buffer-time", kDeviceBufferMicros, "latency-time", kDevicePeriodMicros, nullptr);
    if (std::strcmp(factory, "pulsesink") == 0) g_object_set(element, "client-name", "Linnet", nullptr);
    const bool canChoose = outputId && hasProperty(element, "device");
    if (canChoose) g_object_set(element, "device", outputId->c_str(), nullptr);
    if (isReady(element)) return sink;
    // The id of an output that is gone, or one that another sound system gave.
    if (canChoose) return makeSink(factory, std::nullopt);
    return nullptr;
}

/// Null if the device is gone. Nothing else takes its place while it is there: who asked for it wants it untouched.
core::Result<ElementPtr> makeBareSink(const std::string& outputId) {
    const BusPtr bus(gst_bus_new());
    GstElement* element = gst_element_factory_make("alsasink", nullptr);
    if (!element) return ElementPtr();
    ElementPtr sink(GST_ELEMENT(gst_object_ref_sink(element)));
    g_object_set(element, "buffer-time", kDeviceBufferMicros, "latency-time", kDevicePeriodMicros, "device",
                 outputId.c_str(), nullptr);
    gst_element_set_bus(element, bus.get());
    const bool isOpen = isReady(element);
    const MessagePtr message(gst_bus_pop_filtered(bus.get(), GST_MESSAGE_ERROR));
    gst_element_set_bus(element, nullptr);
    if (isOpen) return sink;
    GError* error = nullptr;
    if (message) gst_message_parse_error(message.get(), &error, nullptr);
    const bool isBusy = error && g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_BUSY);
    g_clear_error(&error);
    if (!isBusy) return ElementPtr();
    return core::failure(core::Errc::Busy, "Another program plays on this output. Let it end, or choose the same "
                                           "output without \"only for Linnet\".");
}

} // namespace

core::Result<ElementPtr> makeDeviceSink(const std::optional<std::string>& outputId) {
    if (outputId && outputId->starts_with(kBareDevice)) {
        LINNET_TRY(ElementPtr bare, makeBareSink(*outputId));
        if (bare) return bare;
    }
    for (const auto& [factory, name] : kSoundSystems)
        if (ElementPtr sink = makeSink(factory, outputId)) return sink;
    return core::failure(core::Errc::NotFound,
                         "No sound output was found. Connect or switch on a sound device, then press play again.");
}

std::string bareDeviceId(const std::string& card, const std::string& device) {
    return std::string(kBareDevice) + card + "," + device;
}

std::string soundSystemOf(GstElement* sink) {
    GstElementFactory* made = gst_element_get_factory(sink);
    for (const auto& [factory, name] : kSoundSystems)
        if (made && std::strcmp(GST_OBJECT_NAME(made), factory) == 0) return name;
    return made ? GST_OBJECT_NAME(made) : "";
}

bool isShared(GstElement* sink) {
    if (!hasProperty(sink, "device") || soundSystemOf(sink) != "ALSA") return true;
    gchar* device = nullptr;
    g_object_get(sink, "device", &device, nullptr);
    const bool isBare = device && std::string_view(device).starts_with(kBareDevice);
    g_free(device);
    return !isBare;
}

} // namespace linnet::player::gst
