// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One exchange on a libcurl easy handle. Used on the network thread only, except for the cancel flag. The callbacks of
// libcurl point at this object, so it does not move while its handle is in use.

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "sync/http/CurlTransport.h"

namespace linnet::sync {

class CurlExchange {
public:
    CurlExchange(HttpRequest request, HttpDone done) : m_request(std::move(request)), m_done(std::move(done)) {}
    ~CurlExchange();
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;

    /// Makes the handle ready to be added. Errors: InvalidInput, Internal.
    core::Result<void> prepare(const CurlOptions& options);
    CURL* handle() const { return m_handle; }
    void requestCancel() { m_cancelled = true; } ///< Any thread.
    bool isCancelled() const { return m_cancelled; }

    /// What the finished transfer came to, told to the caller. Once.
    void finish(CURLcode code);
    void fail(core::Error error);

private:
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static int onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    bool takeHeader(std::string_view line);
    bool takeBody(std::span<const std::byte> bytes);
    core::Result<void> setHeaders();
    void setMethod();
    void setLimits();
    core::Error errorOf(CURLcode code) const;

    HttpRequest m_request;
    HttpDone m_done;
    HttpReply m_reply;
    CURL* m_handle = nullptr;
    curl_slist* m_headerList = nullptr;
    char m_errorText[CURL_ERROR_SIZE] = {};
    std::uint64_t m_headBytes = 0;
    std::uint64_t m_bodyBytes = 0;
    bool m_headDone = false;
    bool m_isTooLarge = false;
    bool m_isStopped = false; ///< By the sink.
    std::atomic<bool> m_cancelled = false;
};

} // namespace linnet::sync
