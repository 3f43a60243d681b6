// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/SourceFeed.h"

#include <algorithm>
#include <utility>

namespace linnet::player::gst {

namespace {

constexpr std::size_t kDefaultRead = 64 * 1024;
constexpr std::size_t kLargestRead = 4 * 1024 * 1024;

} // namespace

SourceFeed::SourceFeed(std::shared_ptr<core::MediaSource> source, std::uint64_t size)
    : m_source(std::move(source)),
      m_size(size) {}

GstElement* SourceFeed::makeElement() {
    GstElement* element = gst_element_factory_make("appsrc", nullptr);
    if (!element) return nullptr;
    auto* appsrc = GST_APP_SRC(element);
    gst_app_src_set_stream_type(appsrc, GST_APP_STREAM_TYPE_RANDOM_ACCESS);
    gst_app_src_set_size(appsrc, static_cast<gint64>(m_size));
    GstAppSrcCallbacks callbacks{};
    callbacks.need_data = &SourceFeed::onNeedData;
    callbacks.seek_data = &SourceFeed::onSeekData;
    gst_app_src_set_callbacks(appsrc, &callbacks, this, nullptr);
    return element;
}

std::optional<core::Error> SourceFeed::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

gboolean SourceFeed::onSeekData(GstAppSrc*, guint64 offset, gpointer self) {
    auto* feed = static_cast<SourceFeed*>(self);
    const std::lock_guard lock(feed->m_mutex);
    feed->m_offset = offset;
    return TRUE;
}

void SourceFeed::onNeedData(GstAppSrc* element, guint length, gpointer self) {
    const bool isKnown = length != 0 && length != static_cast<guint>(-1);
    static_cast<SourceFeed*>(self)->feed(element, isKnown ? std::min<std::size_t>(length, kLargestRead) : kDefaultRead);
}

void SourceFeed::feed(GstAppSrc* element, std::size_t length) {
    std::uint64_t offset = 0;
    {
        const std::lock_guard lock(m_mutex);
        offset = m_offset;
    }
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, length, nullptr);
    GstMapInfo map;
    gst_buffer_map(buffer, &map, GST_MAP_WRITE);
    std::size_t filled = 0;
    std::optional<core::Error> error;
    while (filled < length) {
        const auto got =
            m_source->read(offset + filled, std::as_writable_bytes(std::span(map.data + filled, length - filled)));
        if (!got) error = got.error();
        if (!got || *got == 0) break;
        filled += std::min(*got, length - filled);
    }
    gst_buffer_unmap(buffer, &map);
    if (filled == 0) {
        gst_buffer_unref(buffer);
        const std::lock_guard lock(m_mutex);
        if (error) m_error = std::move(error);
        gst_app_src_end_of_stream(element);
        return;
    }
    gst_buffer_set_size(buffer, static_cast<gssize>(filled));
    GST_BUFFER_OFFSET(buffer) = offset;
    GST_BUFFER_OFFSET_END(buffer) = offset + filled;
    {
        const std::lock_guard lock(m_mutex);
        if (m_offset == offset) m_offset = offset + filled;
    }
    gst_app_src_push_buffer(element, buffer);
}

} // namespace linnet::player::gst
