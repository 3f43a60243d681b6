// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/outputs/SystemOutputs.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "player/gst/DeviceSink.h"
#include "player/gst/GstHandles.h"

namespace linnet::player {

namespace {

using gst::bareDeviceId;
using gst::BusPtr;

constexpr std::chrono::milliseconds kPatience{500};

using ProviderPtr = std::unique_ptr<GstDeviceProvider, gst::ObjectUnref>;

std::string taken(gchar* text) {
    std::string copy = text ? text : "";
    g_free(text);
    return copy;
}

/// What stays the same over restarts names the card, where the kernel tells it; else its number.
std::string cardName(const std::string& number) {
    std::string name;
    std::ifstream("/proc/asound/card" + number + "/id") >> name;
    return name.empty() ? number : name;
}

/// The device behind an output of the sound server, past which it can be played on; nothing where there is none.
std::optional<Output> bareDevice(const GstStructure* properties, const std::string& name) {
    const gchar* card = gst_structure_get_string(properties, "alsa.card");
    const gchar* device = gst_structure_get_string(properties, "alsa.device");
    if (!card || !device) return std::nullopt;
    return Output{.id = bareDeviceId(cardName(card), device), .name = name, .isExclusive = true};
}

/// An output and the device behind it; nothing for what is no output.
void addOutputs(GstDevice* device, std::vector<Output>& to) {
    if (!gst_device_has_classes(device, "Audio/Sink")) return;
    Output output;
    gchar* id = nullptr;
    g_object_get(device, "internal-name", &id, nullptr);
    output.id = taken(id);
    output.name = taken(gst_device_get_display_name(device));
    std::optional<Output> bare;
    if (GstStructure* properties = gst_device_get_properties(device)) {
        gboolean isDefault = FALSE;
        gst_structure_get_boolean(properties, "is-default", &isDefault);
        output.isDefault = isDefault != FALSE;
        bare = bareDevice(properties, output.name);
        gst_structure_free(properties);
    }
    to.push_back(std::move(output));
    if (bare) to.push_back(std::move(*bare));
}

class SystemOutputs final : public OutputList {
public:
    SystemOutputs(core::Executor& executor, MakeOutputs fallback)
        : m_fallback(std::move(fallback)),
          m_teller(std::make_shared<Teller>(Teller{executor, this})),
          m_thread([this] { look(); }) {}

    ~SystemOutputs() override {
        m_teller->list = nullptr;
        m_thread.join();
        if (!m_provider) return;
        const BusPtr bus(gst_device_provider_get_bus(m_provider.get()));
        gst_bus_set_sync_handler(bus.get(), nullptr, nullptr, nullptr);
        gst_device_provider_stop(m_provider.get());
    }

    std::vector<Output> outputs() const override {
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait_for(lock, kPatience, [this] { return m_hasLooked; })) return {};
        }
        if (!m_provider) return other().outputs();
        std::vector<Output> found;
        GList* devices = gst_device_provider_get_devices(m_provider.get());
        for (GList* item = devices; item; item = item->next)
            addOutputs(GST_DEVICE(item->data), found);
        g_list_free_full(devices, gst_object_unref);
        return found;
    }

    void onChanged(std::function<void()> handler) override {
        m_handler = std::move(handler);
        if (m_other) m_other->onChanged(m_handler);
    }

private:
    /// Outlives the list; `list` is touched on the executor's thread only.
    struct Teller {
        core::Executor& executor;
        SystemOutputs* list;
    };

    static void tell(const std::shared_ptr<Teller>& teller) {
        teller->executor.post([teller] {
            if (teller->list && teller->list->m_handler) teller->list->m_handler();
        });
    }

    void look() {
        ProviderPtr provider;
        if (gst::initialise()) provider.reset(gst_device_provider_factory_get_by_name("pulsedeviceprovider"));
        if (provider) {
            const BusPtr bus(gst_device_provider_get_bus(provider.get()));
            gst_bus_set_sync_handler(bus.get(), &SystemOutputs::onMessage, new std::shared_ptr<Teller>(m_teller),
                                     [](gpointer teller) { delete static_cast<std::shared_ptr<Teller>*>(teller); });
            if (!gst_device_provider_start(provider.get())) provider.reset();
        }
        {
            const std::lock_guard lock(m_mutex);
            m_provider = std::move(provider);
            m_hasLooked = true;
        }
        m_changed.notify_all();
        tell(m_teller);
    }

    static GstBusSyncReply onMessage(GstBus*, GstMessage* message, gpointer teller) {
        tell(*static_cast<std::shared_ptr<Teller>*>(teller));
        gst_message_unref(message);
        return GST_BUS_DROP;
    }

    OutputList& other() const {
        if (!m_other) {
            m_other = m_fallback();
            m_other->onChanged(m_handler);
        }
        return *m_other;
    }

    const MakeOutputs m_fallback;
    std::function<void()> m_handler;
    mutable std::unique_ptr<OutputList> m_other;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_hasLooked = false; ///< Under m_mutex; the provider stays as it is from then on.
    ProviderPtr m_provider;   ///< Null where there is no PulseAudio.
    std::shared_ptr<Teller> m_teller;
    std::thread m_thread;
};

} // namespace

std::unique_ptr<OutputList> makeSystemOutputs(core::Executor& executor, MakeOutputs fallback) {
    return std::make_unique<SystemOutputs>(executor, std::move(fallback));
}

} // namespace linnet::player
