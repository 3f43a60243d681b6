// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// HttpTransport on libcurl's multi interface: one network thread for all exchanges, connections kept alive and used
// again. Sleeps in curl_multi_poll while nothing runs. Any thread; destroying it ends what runs with Cancelled.

#include <memory>
#include <string>

#include "sync/http/HttpTransport.h"

namespace linnet::sync {

struct CurlOptions {
    std::string userAgent = "Linnet/" LINNET_VERSION;
    int connectionsPerHost = 8;
};

class CurlTransport final : public HttpTransport {
public:
    explicit CurlTransport(CurlOptions options = {});
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    HttpCall send(HttpRequest request, HttpDone done) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::sync
