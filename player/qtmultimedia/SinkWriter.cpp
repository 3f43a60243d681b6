// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/SinkWriter.h"

#include <algorithm>

#include "player/flow/Decoder.h"

namespace linnet::player::qtmultimedia {

using namespace std::chrono_literals;
using flow::kChannels;

namespace {

constexpr auto kBuffer = 100ms;
constexpr auto kTick = 5ms;
constexpr auto kStuck = 3s;
/// The queue is filled within one of them as long as the decoder keeps up.
constexpr int kDryTicks = 4;
constexpr std::size_t kFrameBytes = kChannels * sizeof(float);

QAudioFormat stereoAt(core::SampleRate rate) {
    QAudioFormat format;
    format.setSampleRate(static_cast<int>(rate.hertz));
    format.setChannelCount(static_cast<int>(kChannels));
    format.setSampleFormat(QAudioFormat::Float);
    return format;
}

} // namespace

SinkWriter::SinkWriter(const QAudioDevice& device, core::SampleRate rate, std::shared_ptr<flow::SoundQueue> queue)
    : m_rate(rate),
      m_queue(std::move(queue)),
      m_sink(device, stereoAt(rate)),
      m_block(static_cast<std::size_t>(framesIn(10ms, rate)) * kChannels) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTick);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

SinkWriter::~SinkWriter() { stop(); }

void SinkWriter::start() {
    if (m_device) return;
    m_sink.setBufferSize(static_cast<qsizetype>(framesIn(kBuffer, m_rate) * kFrameBytes));
    m_device = m_sink.start();
    if (!m_device || m_sink.error() != QAudio::NoError) return fail("it cannot be opened");
    m_written = m_heard = 0;
    m_lead = framesIn(2 * kBuffer, m_rate);
    m_stretches.clear();
    m_rest.clear();
    m_dryTicks = 0;
    m_movedAt = Clock::now();
    m_timer.start();
    tick();
}

void SinkWriter::stop() {
    m_timer.stop();
    if (m_device) m_sink.stop();
    m_device = nullptr;
}

void SinkWriter::tick() {
    hear();
    if (isBroken()) return fail("it does not play any more");
    while (m_device && ahead() < m_lead && write())
        ;
}

/// What was heard, by the clock of the sink.
void SinkWriter::hear() {
    const auto heard = framesIn(std::chrono::microseconds(m_sink.processedUSecs()), m_rate);
    if (heard > m_heard) m_movedAt = Clock::now();
    m_heard = std::max(m_heard, std::min(heard, m_written));
    while (!m_stretches.empty() && m_stretches.front().sinkEnd <= m_heard) {
        m_queue->hear(m_stretches.front().queueEnd);
        m_stretches.pop_front();
    }
    if (m_stretches.empty() && m_rest.empty() && m_queue->waitingFrames() == 0) m_queue->hear(m_queue->takenFrame());
}

/// The next few samples, or silence. False if nothing more is to be written now.
bool SinkWriter::write() {
    if (m_rest.empty()) {
        const std::size_t frames = m_queue->take(m_block);
        m_dryTicks = frames > 0 ? 0 : m_dryTicks + 1;
        const bool isSilence = frames == 0;
        if (isSilence && m_dryTicks < kDryTicks && !m_queue->isEnding()) return false;
        m_rest.assign(m_block.begin(), m_block.begin() + static_cast<std::ptrdiff_t>(frames * kChannels));
        if (isSilence)
            m_rest.assign(m_block.size(), 0.0F);
        else
            m_stretches.push_back({m_written + frames, m_queue->takenFrame()});
    }
    const auto bytes = std::as_bytes(std::span(m_rest));
    const qint64 written = m_device->write(static_cast<const char*>(static_cast<const void*>(bytes.data())),
                                           static_cast<qint64>(bytes.size()));
    if (written <= 0) return false;
    const std::size_t frames = static_cast<std::size_t>(written) / kFrameBytes;
    m_written += frames;
    m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(frames * kChannels));
    return true;
}

bool SinkWriter::isBroken() {
    const QAudio::Error error = m_sink.error();
    if (error != QAudio::NoError && error != QAudio::UnderrunError) return true;
    // A stream of PulseAudio that is gone says no more than this.
    return m_sink.bytesFree() < 0 || (ahead() > 0 && Clock::now() - m_movedAt > kStuck);
}

void SinkWriter::fail(const char* why) {
    m_timer.stop();
    m_queue->fail(why);
}

} // namespace linnet::player::qtmultimedia
