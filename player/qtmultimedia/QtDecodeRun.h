// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of a QtDecoder: what its thread does and what others may ask.

#include <QAudioBuffer>
#include <QAudioDecoder>

#include "core/base/Guarded.h"
#include "player/container/FlacPlace.h"
#include "player/container/Mp4Trim.h"
#include "player/flow/Decoder.h"

class QEventLoop;

namespace linnet::player::qtmultimedia {

class SourceDevice;

class QtDecodeRun {
public:
    QtDecodeRun(flow::DecodeJob job, std::function<void()> wake);

    /// On the decoder's thread, once.
    void run();
    /// Any thread.
    void cancel();

    struct Facts {
        bool isOver = false;
        core::SampleRate rate; ///< Known as soon as samples may be taken.
        std::optional<std::chrono::nanoseconds> duration;
        bool mustCut = false;
        core::Codec codec = core::Codec::Unknown;
        AudioFormat source;
    };
    Facts facts() const;
    const std::shared_ptr<SampleRing>& ring() const { return m_ring; }

private:
    /// What to do with a block of samples; false: no more of them.
    using Take = std::function<core::Result<bool>(const QAudioBuffer&)>;

    core::Result<void> decode();
    core::Result<void> open();
    core::Result<void> readHead();
    core::SampleRate findRate();
    core::Result<void> pass(const QAudioFormat& format, const Take& take);
    void watch(QAudioDecoder& decoder, const SourceDevice& device, QEventLoop& loop);
    core::Result<bool> take(const QAudioBuffer& buffer);
    std::uint64_t framesBefore(core::SampleRate rate) const;
    void learnDuration(std::chrono::nanoseconds duration, bool isExact);

    const flow::DecodeJob m_job;
    const std::function<void()> m_wake;
    const std::shared_ptr<SampleRing> m_ring;
    std::shared_ptr<core::MediaSource> m_source; ///< As it is decoded.
    std::optional<Mp4Trim> m_trim;
    std::optional<FlacPlace> m_flac; ///< Where to begin, where that is not the beginning and could be found.
    core::SampleRate m_rate;         ///< That was asked for.
    std::uint64_t m_toSkip = 0;      ///< Frames.
    std::uint64_t m_given = 0;       ///< Frames.
    bool m_hasBuffers = false;       ///< The decoder gave something.
    bool m_isExact = false;          ///< The duration is.
    std::optional<core::Error> m_error;

    struct Cancel {
        bool isCancelled = false;
        std::shared_ptr<core::MediaSource> source;
        QEventLoop* loop = nullptr; ///< While it runs.
    };
    core::Guarded<Cancel> m_cancel;
    core::Guarded<Facts> m_facts;
};

} // namespace linnet::player::qtmultimedia
