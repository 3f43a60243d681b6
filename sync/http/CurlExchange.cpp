// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/CurlExchange.h"

#include <charconv>

#include <fmt/format.h>

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

constexpr std::uint64_t kMaxHeadBytes = 64 * 1024;
constexpr std::uint64_t kMaxErrorBody = 64 * 1024;
constexpr long kBufferBytes = 128 * 1024;

/// Without the query, which may hold a signature.
std::string shown(std::string_view url) { return std::string(url.substr(0, url.find_first_of("?#"))); }

bool isOneLine(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos; }

bool isLoopback(std::string_view url) {
    for (const std::string_view host : {"http://127.", "http://localhost", "http://[::1]"})
        if (url.starts_with(host)) return true;
    return false;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

const char* acceptedEncodings() {
    const auto* version = curl_version_info(CURLVERSION_NOW);
    const bool hasZstd = (version->features & CURL_VERSION_ZSTD) != 0;
    const bool hasGzip = (version->features & CURL_VERSION_LIBZ) != 0;
    if (hasZstd && hasGzip) return "zstd, gzip";
    if (hasZstd) return "zstd";
    return hasGzip ? "gzip" : nullptr;
}

Errc errcOf(CURLcode code) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return Errc::Offline;
    case CURLE_OPERATION_TIMEDOUT:
        return Errc::Timeout;
    case CURLE_URL_MALFORMAT:
        return Errc::InvalidInput;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
        return Errc::Internal;
    default:
        return Errc::Protocol;
    }
}

} // namespace

CurlExchange::~CurlExchange() {
    if (m_handle != nullptr) curl_easy_cleanup(m_handle);
    curl_slist_free_all(m_headerList);
}

core::Result<void> CurlExchange::prepare(const CurlOptions& options) {
    m_handle = curl_easy_init();
    if (m_handle == nullptr) return core::failure(Errc::Internal, "libcurl gives no handle");
    if (!m_request.url.starts_with("http://") && !m_request.url.starts_with("https://"))
        return core::failure(Errc::InvalidInput, "not an http or https address: " + shown(m_request.url));
    if (!isOneLine(m_request.url)) return core::failure(Errc::InvalidInput, "an address with a line break");

    curl_easy_setopt(m_handle, CURLOPT_URL, m_request.url.c_str());
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(m_handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(m_handle, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(m_handle, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_handle, CURLOPT_ERRORBUFFER, m_errorText);
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(m_handle, CURLOPT_USERAGENT, options.userAgent.c_str());
    curl_easy_setopt(m_handle, CURLOPT_BUFFERSIZE, kBufferBytes);
    curl_easy_setopt(m_handle, CURLOPT_TCP_KEEPALIVE, 1L);
    if (isLoopback(m_request.url)) curl_easy_setopt(m_handle, CURLOPT_PROXY, "");
    if (m_request.compression == HttpCompression::Accepted)
        if (const char* accepted = acceptedEncodings()) curl_easy_setopt(m_handle, CURLOPT_ACCEPT_ENCODING, accepted);
    curl_easy_setopt(m_handle, CURLOPT_HEADERFUNCTION, &CurlExchange::onHeader);
    curl_easy_setopt(m_handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &CurlExchange::onBody);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_XFERINFOFUNCTION, &CurlExchange::onProgress);
    curl_easy_setopt(m_handle, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(m_handle, CURLOPT_NOPROGRESS, 0L);
    setLimits();
    setMethod();
    return setHeaders();
}

void CurlExchange::setLimits() {
    const auto& timeouts = m_request.timeouts;
    curl_easy_setopt(m_handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
    curl_easy_setopt(m_handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(m_handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(timeouts.stalled.count()));
    curl_easy_setopt(m_handle, CURLOPT_TIMEOUT_MS, static_cast<long>(timeouts.total.count()));
    if (m_request.range && m_request.range->size() > 0) {
        const auto range = fmt::format("{}-{}", m_request.range->begin, m_request.range->end - 1);
        curl_easy_setopt(m_handle, CURLOPT_RANGE, range.c_str());
    }
}

void CurlExchange::setMethod() {
    const auto attachBody = [this] {
        curl_easy_setopt(m_handle, CURLOPT_POST, 1L);
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDS, m_request.body.data());
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
    };
    switch (m_request.method) {
    case HttpMethod::Get:
        break;
    case HttpMethod::Head:
        curl_easy_setopt(m_handle, CURLOPT_NOBODY, 1L);
        break;
    case HttpMethod::Post:
        attachBody();
        break;
    case HttpMethod::Delete:
        if (!m_request.body.empty()) attachBody();
        curl_easy_setopt(m_handle, CURLOPT_CUSTOMREQUEST, "DELETE");
        break;
    }
}

core::Result<void> CurlExchange::setHeaders() {
    const auto append = [this](const std::string& line) {
        auto* longer = curl_slist_append(m_headerList, line.c_str());
        if (longer != nullptr) m_headerList = longer;
    };
    append("Expect:");
    if (m_request.method == HttpMethod::Post || !m_request.body.empty()) append("Content-Type: application/json");
    if (!isOneLine(m_request.bearer)) return core::failure(Errc::InvalidInput, "a token with a line break");
    if (!m_request.bearer.empty()) append("Authorization: Bearer " + m_request.bearer);
    for (const auto& [name, value] : m_request.headers) {
        if (!isOneLine(name) || !isOneLine(value))
            return core::failure(Errc::InvalidInput, "a request header with a line break");
        append(name + ": " + value);
    }
    curl_easy_setopt(m_handle, CURLOPT_HTTPHEADER, m_headerList);
    return {};
}

std::size_t CurlExchange::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
    const auto bytes = size * count;
    return static_cast<CurlExchange*>(self)->takeHeader({data, bytes}) ? bytes : 0;
}

std::size_t CurlExchange::onBody(char* data, std::size_t size, std::size_t count, void* self) {
    const auto bytes = std::as_bytes(std::span(data, size * count));
    // Anything but the size given ends the transfer; 0 would not where nothing came.
    return static_cast<CurlExchange*>(self)->takeBody(bytes) ? bytes.size() : bytes.size() + 1;
}

int CurlExchange::onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<CurlExchange*>(self)->m_cancelled ? 1 : 0;
}

bool CurlExchange::takeHeader(std::string_view line) {
    m_headBytes += line.size();
    if (m_headBytes > kMaxHeadBytes) {
        m_isTooLarge = true;
        return false;
    }
    if (line.starts_with("HTTP/")) { // A new head: the last one was an interim reply.
        m_reply.head = {};
        m_headDone = false;
        const auto space = line.find(' ');
        if (space != line.npos)
            std::from_chars(line.data() + space + 1, line.data() + line.size(), m_reply.head.status);
        return true;
    }
    if (m_headDone) return true; // Trailers.
    if (trimmed(line).empty()) {
        if (m_reply.head.status < 200) return true;
        m_headDone = true;
        if (!m_request.sink || !m_reply.head.isSuccess() || !m_request.sink->onHead) return true;
        m_isStopped = m_request.sink->onHead(m_reply.head) == SinkVerdict::Stop;
        return !m_isStopped;
    }
    if (const auto colon = line.find(':'); colon != line.npos)
        m_reply.head.headers.push_back(
            {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    return true;
}

bool CurlExchange::takeBody(std::span<const std::byte> bytes) {
    if (m_cancelled) return false;
    m_bodyBytes += bytes.size();
    const bool toSink = m_request.sink && m_reply.head.isSuccess();
    const auto limit = m_request.sink && !toSink ? kMaxErrorBody : m_request.maxBody;
    if (m_bodyBytes > limit) {
        m_isTooLarge = true;
        return false;
    }
    if (!toSink) {
        m_reply.body.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return true;
    }
    m_isStopped = m_request.sink->onBytes(bytes) == SinkVerdict::Stop;
    return !m_isStopped;
}

Error CurlExchange::errorOf(CURLcode code) const {
    const auto where = shown(m_request.url);
    if (m_cancelled || m_isStopped) return {Errc::Cancelled, "the request was cancelled"};
    if (m_isTooLarge) return {Errc::TooLarge, "the reply of " + where + " is larger than it may be"};
    const std::string why = m_errorText[0] != '\0' ? m_errorText : curl_easy_strerror(code);
    return {errcOf(code), fmt::format("{}: {}", where, why)};
}

void CurlExchange::finish(CURLcode code) {
    const bool isGood = code == CURLE_OK && !m_cancelled && !m_isStopped && !m_isTooLarge;
    if (!isGood) return fail(errorOf(code));
    if (auto done = std::exchange(m_done, {})) done(std::move(m_reply));
}

void CurlExchange::fail(Error error) {
    if (auto done = std::exchange(m_done, {})) done(tl::unexpected<Error>(std::move(error)));
}

} // namespace linnet::sync
