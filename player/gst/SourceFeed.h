// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Serves the bytes of a MediaSource to a GStreamer pipeline through an appsrc in random-access mode. Reads happen, and
// may block, on the pipeline's own threads; cancel the source before stopping the pipeline.

#include <memory>
#include <mutex>
#include <optional>

#include <gst/app/gstappsrc.h>

#include "core/media/MediaSource.h"

namespace linnet::player::gst {

class SourceFeed {
public:
    /// `size` as the source told it.
    SourceFeed(std::shared_ptr<core::MediaSource> source, std::uint64_t size);

    /// An appsrc that reads from here; it must not outlive this object.
    GstElement* makeElement();
    /// Why reading failed, if it did.
    std::optional<core::Error> error() const;

private:
    static void onNeedData(GstAppSrc* element, guint length, gpointer self);
    static gboolean onSeekData(GstAppSrc* element, guint64 offset, gpointer self);
    void feed(GstAppSrc* element, std::size_t length);

    const std::shared_ptr<core::MediaSource> m_source;
    const std::uint64_t m_size;
    mutable std::mutex m_mutex;
    std::uint64_t m_offset = 0;
    std::optional<core::Error> m_error;
};

} // namespace linnet::player::gst
