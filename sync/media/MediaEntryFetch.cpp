// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaEntry that talks to the server: by range, resumed where it broke off; one exchange, and one beside
// it for the end of the file.

#include <algorithm>
#include <charconv>

#include "sync/media/MediaEntry.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

/// A seek this far ahead of the fetch waits for it instead of asking anew.
constexpr std::uint64_t kWorthWaiting = 512u << 10;
/// Some seconds of any format, and of most the pictures before them.
constexpr std::uint64_t kBeginning = 512u << 10;
constexpr std::uint64_t kRecordEvery = 4u << 20;
/// Such a file is here as soon as its end would be.
constexpr std::uint64_t kSmall = 256u << 10;
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

bool MediaEntry::serves(const Fetch& fetch, std::uint64_t offset) {
    return fetch.isRunning && offset >= fetch.position && offset < fetch.end &&
           offset - fetch.position <= kWorthWaiting;
}

bool MediaEntry::isInTail(std::uint64_t offset) const {
    const auto size = m_size.value_or(m_options.expectedSize);
    return m_options.tail > 0 && size > kSmall && offset < size && offset >= size - m_options.tail;
}

bool MediaEntry::someoneElseWaits(std::uint64_t offset) const {
    return m_fetch.isRunning && !isInTail(offset) &&
           std::ranges::any_of(m_waiting, [&](std::uint64_t w) { return w != offset && serves(m_fetch, w); });
}

void MediaEntry::fetchFor(Lock& lock, std::uint64_t offset) {
    const bool isBeside = isInTail(offset) && m_fetch.isRunning && !m_tail.isRunning && m_options.api;
    if (const auto api = isBeside ? m_options.api() : nullptr) return startTail(lock, api);
    stop(m_fetch);
    startFetch(lock, offset);
}

void MediaEntry::topUp(Lock& lock, std::uint64_t offset) {
    if (m_fetch.isRunning || Clock::now() < m_retryAt || m_isErrorFinal || !m_size || isInTail(offset)) return;
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
    const bool isNothingHere = !m_size;
    m_fetch.position = gap->begin;
    m_fetch.end = gap->end;
    m_fetch.isRunning = true;
    send(lock, m_fetch, api);
    if (isNothingHere && m_readers > 0 && !m_tail.isRunning && isInTail(m_options.expectedSize - 1))
        startTail(lock, api);
}

void MediaEntry::wantBeginning() {
    Lock lock(m_mutex);
    if (m_size || m_fetch.isRunning || m_readers > 0 || m_isClosed || Clock::now() < m_retryAt) return;
    const auto api = m_options.api ? m_options.api() : nullptr;
    if (!api) return;
    m_fetch.position = 0;
    m_fetch.end = kBeginning;
    m_fetch.isRunning = true;
    send(lock, m_fetch, api);
    if (!m_tail.isRunning && isInTail(m_options.expectedSize - 1)) startTail(lock, api);
}

void MediaEntry::startTail(Lock& lock, const std::shared_ptr<ApiClient>& api) {
    const auto size = m_size.value_or(m_options.expectedSize);
    const auto gap = m_bytes.firstGap(size - m_options.tail, size);
    if (!gap) return;
    m_tail.position = gap->begin;
    m_tail.end = gap->end;
    m_tail.isRunning = true;
    send(lock, m_tail, api);
}

void MediaEntry::send(Lock& lock, Fetch& fetch, const std::shared_ptr<ApiClient>& api) {
    const auto number = ++m_lastNumber;
    fetch.number = number;
    HttpRequest request{.url = "/stream/" + m_options.key.track.hex()};
    request.compression = HttpCompression::Refused;
    request.range = core::ByteRange{fetch.position, fetch.end};
    request.maxBody = kAnyEnd;
    if (!m_etag.empty()) request.headers.push_back({"If-Range", m_etag});
    request.sink = sinkOf(number);
    // Unlocked: without an address the answer comes before the return.
    lock.unlock();
    auto call = api->send(std::move(request), [self = shared_from_this(), number](const core::Result<HttpReply>& r) {
        self->onDone(number, r);
    });
    lock.lock();
    if (number == fetch.number && fetch.isRunning)
        fetch.call = std::move(call);
    else
        call.cancel();
}

HttpSink MediaEntry::sinkOf(std::uint64_t number) {
    return {[self = shared_from_this(), number](const HttpHead& head) { return self->onHead(number, head); },
            [self = shared_from_this(), number](std::span<const std::byte> b) { return self->onBytes(number, b); }};
}

MediaEntry::Fetch* MediaEntry::fetchOf(std::uint64_t number) {
    for (Fetch* fetch : {&m_fetch, &m_tail})
        if (fetch->number == number && fetch->isRunning) return fetch;
    return nullptr;
}

void MediaEntry::stop(Fetch& fetch) {
    if (!std::exchange(fetch.isRunning, false)) return;
    fetch.call.cancel();
}

void MediaEntry::stopFetches() {
    stop(m_fetch);
    stop(m_tail);
}

SinkVerdict MediaEntry::onHead(std::uint64_t number, const HttpHead& head) {
    const Lock lock(m_mutex);
    Fetch* fetch = fetchOf(number);
    if (fetch == nullptr || m_isClosed) return SinkVerdict::Stop;
    const bool isPart = head.status == 206;
    const auto range = contentRange(head);
    const auto total = isPart ? (range ? range->total : std::nullopt) : contentLength(head);
    const auto begin = isPart && range ? range->begin : 0;
    const std::string etag(head.header("ETag").value_or(""));
    if (!total || (isPart && begin != fetch->position)) {
        fail(*fetch, {Errc::Protocol, "the server's reply to a range does not say what it is"});
        return SinkVerdict::Stop;
    }
    if (m_size != total || etag != m_etag) {
        const bool isOther = m_size.has_value();
        startAnew(*total, etag);
        if (isOther) stop(fetch == &m_fetch ? m_tail : m_fetch); // What it brings is of the version before.
        if (isOther && isPart && begin != 0) {                   // Not from the beginning: the readers ask again.
            stopFetches();
            return SinkVerdict::Stop;
        }
    }
    fetch->position = begin;
    fetch->end = isPart ? std::min(fetch->end, *total) : *total;
    m_error.reset();
    m_isErrorFinal = false;
    m_changed.notify_all();
    return SinkVerdict::Continue;
}

SinkVerdict MediaEntry::onBytes(std::uint64_t number, std::span<const std::byte> bytes) {
    bool isWorthRecording = false;
    {
        const Lock lock(m_mutex);
        Fetch* fetch = fetchOf(number);
        if (fetch == nullptr || m_isClosed || fetch->position >= fetch->end) return SinkVerdict::Stop;
        bytes =
            bytes.first(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), fetch->end - fetch->position)));
        m_bytes.write(fetch->position, bytes);
        fetch->position += bytes.size();
        fetch->unrecorded += bytes.size();
        m_isDirty = true;
        m_lastProgress = Clock::now();
        m_backoff.reset();
        isWorthRecording = fetch->unrecorded >= kRecordEvery && !m_bytes.isInMemory();
        if (isWorthRecording) fetch->unrecorded = 0;
        m_changed.notify_all();
    }
    if (isWorthRecording && m_options.onProgress) m_options.onProgress();
    return SinkVerdict::Continue;
}

void MediaEntry::onDone(std::uint64_t number, const core::Result<HttpReply>& reply) {
    {
        Lock lock(m_mutex);
        Fetch* fetch = fetchOf(number);
        if (fetch == nullptr) return;
        fetch->isRunning = false;
        const bool isShort = reply && fetch->position < fetch->end;
        const bool isStopped = !reply && reply.error().code == Errc::Cancelled; // By the sink, or the end of all.
        if (!reply && !isStopped) fail(*fetch, reply.error());
        if (isStopped && !m_error && fetch->position < fetch->end) fail(*fetch, {Errc::Offline, "the transport ended"});
        if (isShort) fail(*fetch, {Errc::Offline, "the server ended a track before its end"});
        if (reply && !isShort) {
            m_error.reset();
            m_retryAt = {};
            const bool isMore = m_wantsWhole && !m_isClosed && !m_bytes.isInMemory() && !isCompleteLocked();
            if (isMore && !m_fetch.isRunning) startFetch(lock, 0);
        }
        m_changed.notify_all();
    }
    if (m_options.onProgress) m_options.onProgress();
}

void MediaEntry::fail(Fetch& fetch, Error error) {
    fetch.isRunning = false;
    m_isErrorFinal = !isWorthTryingAgain(error.code);
    m_error = std::move(error);
    m_retryAt = Clock::now() + m_backoff.next(kMostBackoff);
    m_changed.notify_all();
}

} // namespace linnet::sync
