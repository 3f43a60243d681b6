// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaEntry that talks to the server: one exchange at a time, by range, resumed where it broke off.

#include <algorithm>
#include <charconv>

#include "sync/media/MediaEntry.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

/// A seek this far ahead of the fetch waits for it instead of asking anew.
constexpr std::uint64_t kWorthWaiting = 512u << 10;
constexpr std::uint64_t kRecordEvery = 4u << 20;
/// What a server might send when the total is not known yet.
constexpr std::uint64_t kAnyEnd = std::uint64_t{1} << 62;
constexpr std::chrono::milliseconds kMostBackoff{5'000};

struct ContentRange {
    std::uint64_t begin = 0;
    std::optional<std::uint64_t> total;
};

bool takeNumber(std::string_view& text, std::uint64_t& value) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// RFC 9110 section 14.4: "bytes 0-99/1000", the total of "*" is not known.
std::optional<ContentRange> contentRange(const HttpHead& head) {
    auto text = head.header("Content-Range").value_or("");
    ContentRange range;
    std::uint64_t last = 0;
    if (!text.starts_with("bytes ")) return std::nullopt;
    text.remove_prefix(6);
    if (!takeNumber(text, range.begin) || !text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    if (!takeNumber(text, last) || !text.starts_with('/')) return std::nullopt;
    text.remove_prefix(1);
    std::uint64_t total = 0;
    if (takeNumber(text, total)) range.total = total;
    return range;
}

std::optional<std::uint64_t> contentLength(const HttpHead& head) {
    auto text = head.header("Content-Length").value_or("");
    std::uint64_t length = 0;
    if (!takeNumber(text, length)) return std::nullopt;
    return length;
}

bool isWorthTryingAgain(Errc code) {
    switch (code) {
    case Errc::Offline:
    case Errc::Timeout:
    case Errc::Protocol:
    case Errc::Internal:
    case Errc::Busy:
    case Errc::Throttled:
        return true;
    default:
        return false;
    }
}

} // namespace

bool MediaEntry::fetchServes(std::uint64_t offset) const {
    return m_fetch.isRunning && offset >= m_fetch.position && offset < m_fetch.end &&
           offset - m_fetch.position <= kWorthWaiting;
}

bool MediaEntry::someoneElseWaits(std::uint64_t offset) const {
    return m_fetch.isRunning &&
           std::ranges::any_of(m_waiting, [&](std::uint64_t w) { return w != offset && fetchServes(w); });
}

void MediaEntry::fetchFor(Lock& lock, std::uint64_t offset) {
    stopFetch();
    startFetch(lock, offset);
}

void MediaEntry::topUp(Lock& lock, std::uint64_t offset) {
    if (m_fetch.isRunning || Clock::now() < m_retryAt || m_isErrorFinal || !m_size) return;
    const auto ahead =
        m_bytes.isInMemory() ? std::min(m_options.readAhead, MediaBytes::kMostInMemory / 2) : m_options.readAhead;
    if (const auto gap = m_bytes.firstGap(offset, std::min(*m_size, offset + ahead / 2))) startFetch(lock, gap->begin);
}

void MediaEntry::startFetch(Lock& lock, std::uint64_t from) {
    const auto api = m_options.api ? m_options.api() : nullptr;
    if (!api) {
        m_error = Error{Errc::Offline, "the server of this track is not connected"};
        m_isErrorFinal = true;
        return;
    }
    const auto ahead =
        m_bytes.isInMemory() ? std::min(m_options.readAhead, MediaBytes::kMostInMemory / 2) : m_options.readAhead;
    const auto wanted = m_wantsWhole && !m_bytes.isInMemory() ? kAnyEnd : from + ahead;
    const auto gap = m_bytes.firstGap(from, std::min(m_size.value_or(kAnyEnd), wanted));
    if (!gap) return;
    m_fetch.position = gap->begin;
    m_fetch.end = gap->end;
    m_fetch.isRunning = true;
    send(lock, api);
}

void MediaEntry::send(Lock& lock, const std::shared_ptr<ApiClient>& api) {
    const auto number = ++m_fetch.number;
    HttpRequest request{.url = "/stream/" + m_options.key.track.hex()};
    request.compression = HttpCompression::Refused;
    request.range = core::ByteRange{m_fetch.position, m_fetch.end};
    request.maxBody = kAnyEnd;
    if (!m_etag.empty()) request.headers.push_back({"If-Range", m_etag});
    request.sink = sinkOf(number);
    // Unlocked: without an address the answer comes before the return.
    lock.unlock();
    auto call = api->send(std::move(request), [self = shared_from_this(), number](const core::Result<HttpReply>& r) {
        self->onDone(number, r);
    });
    lock.lock();
    if (number == m_fetch.number && m_fetch.isRunning)
        m_fetch.call = std::move(call);
    else
        call.cancel();
}

HttpSink MediaEntry::sinkOf(std::uint64_t number) {
    return {[self = shared_from_this(), number](const HttpHead& head) { return self->onHead(number, head); },
            [self = shared_from_this(), number](std::span<const std::byte> b) { return self->onBytes(number, b); }};
}

void MediaEntry::stopFetch() {
    if (!m_fetch.isRunning) return;
    m_fetch.isRunning = false;
    ++m_fetch.number;
    m_fetch.call.cancel();
}

SinkVerdict MediaEntry::onHead(std::uint64_t number, const HttpHead& head) {
    const Lock lock(m_mutex);
    if (number != m_fetch.number || m_isClosed) return SinkVerdict::Stop;
    const bool isPart = head.status == 206;
    const auto range = contentRange(head);
    const auto total = isPart ? (range ? range->total : std::nullopt) : contentLength(head);
    const auto begin = isPart && range ? range->begin : 0;
    const std::string etag(head.header("ETag").value_or(""));
    if (!total || (isPart && begin != m_fetch.position)) {
        fail({Errc::Protocol, "the server's reply to a range does not say what it is"});
        return SinkVerdict::Stop;
    }
    if (m_size != total || etag != m_etag) {
        startAnew(*total, etag);
        if (isPart && begin != 0) { // Not from the beginning: the readers ask again.
            stopFetch();
            return SinkVerdict::Stop;
        }
    }
    m_fetch.position = begin;
    m_fetch.end = isPart ? std::min(m_fetch.end, *total) : *total;
    m_error.reset();
    m_isErrorFinal = false;
    m_changed.notify_all();
    return SinkVerdict::Continue;
}

SinkVerdict MediaEntry::onBytes(std::uint64_t number, std::span<const std::byte> bytes) {
    bool isWorthRecording = false;
    {
        const Lock lock(m_mutex);
        if (number != m_fetch.number || m_isClosed || m_fetch.position >= m_fetch.end) return SinkVerdict::Stop;
        bytes = bytes.first(
            static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), m_fetch.end - m_fetch.position)));
        m_bytes.write(m_fetch.position, bytes);
        m_fetch.position += bytes.size();
        m_fetch.unrecorded += bytes.size();
        m_isDirty = true;
        m_lastProgress = Clock::now();
        m_backoff.reset();
        isWorthRecording = m_fetch.unrecorded >= kRecordEvery && !m_bytes.isInMemory();
        if (isWorthRecording) m_fetch.unrecorded = 0;
        m_changed.notify_all();
    }
    if (isWorthRecording && m_options.onProgress) m_options.onProgress();
    return SinkVerdict::Continue;
}

void MediaEntry::onDone(std::uint64_t number, const core::Result<HttpReply>& reply) {
    {
        Lock lock(m_mutex);
        if (number != m_fetch.number) return;
        m_fetch.isRunning = false;
        const bool isShort = reply && m_fetch.position < m_fetch.end;
        const bool isStopped = !reply && reply.error().code == Errc::Cancelled; // By the sink, or the end of all.
        if (!reply && !isStopped) fail(reply.error());
        if (isStopped && !m_error && m_fetch.position < m_fetch.end) fail({Errc::Offline, "the transport ended"});
        if (isShort) fail({Errc::Offline, "the server ended a track before its end"});
        if (reply && !isShort) {
            m_error.reset();
            m_retryAt = {};
            if (m_wantsWhole && !m_isClosed && !m_bytes.isInMemory() && !isCompleteLocked()) startFetch(lock, 0);
        }
        m_changed.notify_all();
    }
    if (m_options.onProgress) m_options.onProgress();
}

void MediaEntry::fail(Error error) {
    m_fetch.isRunning = false;
    m_isErrorFinal = !isWorthTryingAgain(error.code);
    m_error = std::move(error);
    m_retryAt = Clock::now() + m_backoff.next(kMostBackoff);
    m_changed.notify_all();
}

} // namespace linnet::sync
