// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/QtDecodeRun.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

#include "core/os/File.h"
#include "player/container/SoundHead.h"
#include "player/qtmultimedia/SourceDevice.h"

namespace linnet::player::qtmultimedia {

using namespace std::chrono_literals;
using flow::kChannels;

namespace {

constexpr std::size_t kAssumedRate = 48'000; // for the size of the ring, and where nothing tells the true one
constexpr std::size_t kRingSamples = kAssumedRate * kChannels * static_cast<std::size_t>(kDecodeAhead.count());
constexpr auto kShortestSearch = 500ms; // what lies nearer to the beginning is reached by decoding
constexpr auto kLook = 1500ms;
constexpr auto kSpare = 100ms;               // decoded behind the end of a track
constexpr std::uint32_t kLowestRate = 8'000; // below, it counts something else

core::Error cancelled() { return {core::Errc::Cancelled, "Playing was stopped."}; }

core::Error silence() { return {core::Errc::Corrupt, "The file cannot be played: it holds no sound."}; }

core::Error errorOf(const QAudioDecoder& decoder) {
    const QAudioDecoder::Error kind = decoder.error();
    core::Errc code = core::Errc::Corrupt;
    if (kind == QAudioDecoder::AccessDeniedError) code = core::Errc::Forbidden;
    if (kind == QAudioDecoder::NotSupportedError) code = core::Errc::Unsupported;
    return {code, "The file cannot be played: " + decoder.errorString().toStdString()};
}

QAudioFormat stereoAt(core::SampleRate rate) {
    QAudioFormat format;
    format.setSampleRate(static_cast<int>(rate.hertz));
    format.setChannelCount(static_cast<int>(kChannels));
    format.setSampleFormat(QAudioFormat::Float);
    return format;
}

AudioFormat formatOf(const QAudioFormat& format) {
    return {.rate = {static_cast<std::uint32_t>(std::max(format.sampleRate(), 0))},
            .channels = static_cast<unsigned>(std::max(format.channelCount(), 0)),
            .bits = static_cast<unsigned>(std::max(format.bytesPerSample(), 0)) * 8U,
            .isFloat = format.sampleFormat() == QAudioFormat::Float};
}

} // namespace

QtDecodeRun::QtDecodeRun(flow::DecodeJob job, std::function<void()> wake)
    : m_job(std::move(job)),
      m_wake(std::move(wake)),
      m_ring(std::make_shared<SampleRing>(kRingSamples, m_wake)) {}

void QtDecodeRun::run() {
    const auto result = decode();
    m_ring->finish(result ? std::nullopt : std::optional(result.error()));
    m_cancel.with([](Cancel& cancel) { cancel.source.reset(); });
    m_source.reset();
    m_facts.with([](Facts& facts) { facts.isOver = true; });
    m_wake();
}

void QtDecodeRun::cancel() {
    m_ring->close();
    m_cancel.with([](Cancel& cancel) {
        if (std::exchange(cancel.isCancelled, true)) return;
        if (cancel.source) cancel.source->cancel();
        // Queued: heard even if the loop is about to begin.
        if (cancel.loop) QMetaObject::invokeMethod(cancel.loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
}

QtDecodeRun::Facts QtDecodeRun::facts() const {
    return m_facts.with([](const Facts& facts) { return facts; });
}

core::Result<void> QtDecodeRun::decode() {
    LINNET_TRY_VOID(open());
    LINNET_TRY_VOID(readHead());
    m_rate = findRate();
    m_toSkip = framesBefore(m_rate);
    if (m_job.ahead > kDecodeAhead) m_ring->growTo(static_cast<std::size_t>(framesIn(m_job.ahead, m_rate)) * kChannels);
    m_hasBuffers = false;
    LINNET_TRY_VOID(pass(stereoAt(m_rate), [this](const QAudioBuffer& buffer) { return take(buffer); }));
    if (!m_hasBuffers) return tl::unexpected(silence());
    return {};
}

core::Result<void> QtDecodeRun::open() {
    if (m_cancel.with([](Cancel& cancel) { return cancel.isCancelled; })) return tl::unexpected(cancelled());
    LINNET_TRY(m_source, m_job.open());
    if (!m_source) return core::failure(core::Errc::NotFound, "The track cannot be opened.");
    const bool isCancelled = m_cancel.with([&](Cancel& cancel) {
        cancel.source = m_source;
        return cancel.isCancelled;
    });
    if (isCancelled) return tl::unexpected(cancelled());
    const auto file = m_source->localFile();
    if (file && !core::os::statFile(*file)) return core::failure(core::Errc::NotFound, "The file is not there.");
    return {};
}

/// What the file says about itself: Qt tells neither the codec, nor the ends of the recording to the sample.
core::Result<void> QtDecodeRun::readHead() {
    LINNET_TRY(const auto head, readSoundHead(*m_source));
    if (head) {
        m_facts.with([&](Facts& facts) {
            facts.codec = head->codec;
            facts.source = head->format;
            facts.mustCut = head->codec == core::Codec::Vorbis && head->frames > 0;
        });
        if (head->frames > 0) learnDuration(timeOf(head->frames, head->format.rate), true);
    }
    LINNET_TRY(m_trim, readMp4Trim(*m_source));
    if (m_trim) {
        learnDuration(timeOf(m_trim->length, {m_trim->timescale}), true);
        m_facts.with([](Facts& facts) { facts.mustCut = true; });
        m_source = patched(m_source, m_trim->patches);
    } else if (m_job.from > kShortestSearch) {
        LINNET_TRY(m_flac, findFlacPlace(*m_source, m_job.from));
        if (m_flac) m_source = startingAt(m_source, *m_flac);
    }
    return {};
}

/// A format has to be asked for, or samples come in whatever layout the decoder likes.
core::SampleRate QtDecodeRun::findRate() {
    if (m_job.rate.hertz > 0) return m_job.rate;
    if (const core::SampleRate told = facts().source.rate; told.hertz > 0) return told;
    if (m_trim && m_trim->timescale >= kLowestRate) return {m_trim->timescale};
    // In Qt's words there are neither planes of samples nor 24 bits in three bytes: then it fails, or says nothing.
    static_cast<void>(pass({}, [this](const QAudioBuffer& buffer) -> core::Result<bool> {
        m_facts.with([&](Facts& facts) { facts.source = formatOf(buffer.format()); });
        return false;
    }));
    const core::SampleRate found = facts().source.rate;
    return found.hertz > 0 ? found : core::SampleRate{kAssumedRate};
}

/// Decodes from the beginning until the end, or until nothing more is to be taken.
core::Result<void> QtDecodeRun::pass(const QAudioFormat& format, const Take& take) {
    LINNET_TRY(const std::uint64_t size, m_source->size());
    if (size == 0) return core::failure(core::Errc::Corrupt, "The file is empty.");
    SourceDevice device(m_source, size);
    QEventLoop loop;
    QAudioDecoder decoder;
    if (format.isValid()) decoder.setAudioFormat(format);
    decoder.setSourceDevice(&device);
    m_error.reset();
    bool isOver = false;
    const auto takeAll = [&] {
        while (!isOver && decoder.bufferAvailable()) {
            m_hasBuffers = true;
            const auto isWanted = take(decoder.read());
            if (!isWanted) m_error = isWanted.error();
            if (isWanted && *isWanted) continue;
            isOver = true;
            loop.quit();
        }
    };
    QObject::connect(&decoder, &QAudioDecoder::bufferReady, &loop, takeAll);
    QObject::connect(&decoder, &QAudioDecoder::finished, &loop, [&] {
        takeAll();
        loop.quit();
    });
    watch(decoder, device, loop);
    const bool isCancelled = m_cancel.with([&](Cancel& cancel) {
        cancel.loop = &loop;
        return cancel.isCancelled;
    });
    if (!isCancelled) {
        decoder.start();
        loop.exec();
    }
    const bool wasCancelled = m_cancel.with([](Cancel& cancel) {
        cancel.loop = nullptr;
        return cancel.isCancelled;
    });
    decoder.stop();
    if (wasCancelled) return tl::unexpected(cancelled());
    if (device.error()) return tl::unexpected(*device.error());
    if (m_error) return tl::unexpected(*m_error);
    return {};
}

void QtDecodeRun::watch(QAudioDecoder& decoder, const SourceDevice& device, QEventLoop& loop) {
    QObject::connect(&decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), &loop, [&] {
        m_error = errorOf(decoder);
        loop.quit();
    });
    QObject::connect(&decoder, &QAudioDecoder::durationChanged, &loop, [this](qint64 millis) {
        if (millis > 0 && !m_isExact) learnDuration(std::chrono::milliseconds(millis), false);
    });
    // A file that is none may be given up without a word.
    auto* timer = new QTimer(&loop);
    QObject::connect(timer, &QTimer::timeout, &loop, [this, &device, &loop, reads = device.reads()]() mutable {
        if (m_hasBuffers || reads != device.reads()) {
            reads = device.reads();
            return;
        }
        m_error = silence();
        loop.quit();
    });
    timer->start(kLook);
}

core::Result<bool> QtDecodeRun::take(const QAudioBuffer& buffer) {
    if (buffer.format() != stereoAt(m_rate) && buffer.isValid())
        return core::failure(core::Errc::Unsupported, "The system decodes this file to a form that cannot be played.");
    if (!buffer.isValid()) return true;
    m_facts.with([this](Facts& facts) { facts.rate = m_rate; });
    const auto frames = static_cast<std::uint64_t>(buffer.frameCount());
    const std::uint64_t skipped = std::min(m_toSkip, frames);
    m_toSkip -= skipped;
    const std::span samples(buffer.constData<float>(), static_cast<std::size_t>(frames) * kChannels);
    const auto wanted = samples.subspan(static_cast<std::size_t>(skipped) * kChannels);
    if (wanted.empty()) return true;
    m_given += wanted.size() / kChannels;
    const bool hasEnough = m_job.end && m_given >= framesIn(*m_job.end - m_job.from + kSpare, m_rate);
    return m_ring->write(wanted) && !hasEnough;
}

/// Of what is decoded, before the place asked for.
std::uint64_t QtDecodeRun::framesBefore(core::SampleRate rate) const {
    if (m_flac) return framesIn(timeOf(framesIn(m_job.from, m_flac->rate) - m_flac->sample, m_flac->rate), rate);
    if (!m_trim) return framesIn(m_job.from, rate);
    const core::SampleRate units{m_trim->timescale};
    return framesIn(timeOf(m_trim->start + framesIn(m_job.from, units), units), rate);
}

void QtDecodeRun::learnDuration(std::chrono::nanoseconds duration, bool isExact) {
    m_isExact = isExact;
    m_facts.with([duration](Facts& facts) { facts.duration = duration; });
    m_wake();
}

} // namespace linnet::player::qtmultimedia
