// SPDX-License-Identifier: GPL-3.0-or-later
// Where in its file a decoder begins and ends.
#include "player/gst/DecodeRun.h"
#include "player/plan/Planner.h"

namespace linnet::player::gst {

using namespace std::chrono_literals;

namespace {

/// How long before its place a decoder begins that has to find itself. Opus says 80 ms (RFC 7845, section 4.6); with
/// low tones it takes longer until nothing differs any more.
constexpr auto kLead = 500ms;

/// Times are told in whole nanoseconds, cut off: a little behind one the sample before is surely left out.
constexpr auto kLessThanASample = 1us;

/// By how much GStreamer's times of such packets lag: it adds up their lengths, each cut to a whole nanosecond. In an
/// hour of mp3 at 44.1 kHz that is six samples.
std::chrono::nanoseconds lagAt(std::uint64_t sample, std::uint32_t packet, core::SampleRate rate) {
    if (packet == 0) return 0ns;
    const std::uint64_t cutOff = packet * std::uint64_t{1'000'000'000} % rate.hertz;
    return std::chrono::nanoseconds(static_cast<std::int64_t>(sample / packet * cutOff / rate.hertz));
}

} // namespace

core::Result<void> DecodeRun::findPlace(core::MediaSource& source) {
    LINNET_TRY(m_trim, readMp4Trim(source));
    if (m_job.from > kLead && !m_trim) {
        LINNET_TRY(m_flac, findFlacPlace(source, m_job.from));
    }
    if (!mustSeek()) m_facts.with([&](Facts& facts) { facts.preceding = m_flac ? beforeFlacPlace() : beforePlace(); });
    return {};
}

/// Where the pipeline is to begin, and how much of what it gives then precedes the place asked for.
std::chrono::nanoseconds DecodeRun::seekTarget() {
    if (!m_trim) {
        const std::chrono::nanoseconds lead = m_needsLead ? kLead : 0ms;
        m_facts.with([&](Facts& facts) { facts.preceding = lead; });
        return sampleAtPlace() - lead + kLessThanASample;
    }
    const core::SampleRate units{m_trim->timescale};
    const std::uint64_t place = m_trim->start + framesIn(m_job.from, units);
    const std::uint64_t begin = decodeFrom(*m_trim, place);
    m_facts.with([&](Facts& facts) { facts.preceding = timeOf(place - begin, units); });
    return timeOf(begin, units) + kLessThanASample;
}

/// When GStreamer says that the sample comes which is nearest to the place.
std::chrono::nanoseconds DecodeRun::sampleAtPlace() const {
    const Facts known = facts();
    const core::SampleRate rate = known.source.rate;
    if (rate.hertz == 0) return m_job.from;
    const std::uint64_t sample = framesIn(m_job.from, rate);
    return timeOf(sample, rate) - lagAt(sample, known.packet, rate);
}

/// Where a place so near the beginning is reached by decoding up to it.
bool DecodeRun::mustSeek() const { return m_job.from > kLead && !m_flac; }

/// From the first sample that is decoded.
std::chrono::nanoseconds DecodeRun::beforePlace() const {
    if (!m_trim) return m_job.from;
    const core::SampleRate units{m_trim->timescale};
    return timeOf(m_trim->start + framesIn(m_job.from, units), units);
}

std::chrono::nanoseconds DecodeRun::beforeFlacPlace() const {
    return timeOf(framesIn(m_job.from, m_flac->rate) - m_flac->sample, m_flac->rate);
}

void DecodeRun::learnDuration() {
    if (m_flac) {
        const auto length = timeOf(m_flac->total, m_flac->rate);
        return m_facts.with([&](Facts& facts) { facts.duration = length; });
    }
    if (m_trim) {
        const auto length = timeOf(m_trim->length, {m_trim->timescale});
        return m_facts.with([&](Facts& facts) {
            facts.duration = length;
            facts.mustCut = true;
        });
    }
    gint64 nanos = 0;
    if (!gst_element_query_duration(m_pipeline.get(), GST_FORMAT_TIME, &nanos) || nanos <= 0) return;
    m_facts.with([&](Facts& facts) {
        facts.duration = std::chrono::nanoseconds(nanos);
        facts.mustCut = m_mustCut;
    });
}

/// It came to its end, and there was nothing of the track.
bool DecodeRun::isBarren() const {
    if (m_job.from != m_job.trackStart) return false;
    const Facts known = facts();
    return known.rate.hertz == 0 || m_given <= framesIn(known.preceding, known.rate);
}

} // namespace linnet::player::gst
