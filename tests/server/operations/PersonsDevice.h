// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A device of one person that makes operations and sends them to a TestServer, with counters of its own.

#include <string>
#include <vector>

#include "core/wire/Accounts.h"
#include "core/wire/Feed.h"
#include "core/wire/FlatJson.h"
#include "core/wire/Operations.h"
#include "core/wire/Problem.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

namespace linnet::tests {

class PersonsDevice {
public:
    PersonsDevice(TestServer& server, const char* user, const char* device = "Device")
        : m_server(server),
          m_id(core::DeviceId::random()) {
        const auto body = core::wire::FlatJson()
                              .set("name", user)
                              .set("password", TestServer::kPassword)
                              .set("device_name", device)
                              .toJson();
        const auto reply = fetch(server.port(), {.method = "POST", .target = "/api/v1/login", .body = body});
        m_session = core::wire::decode<core::wire::TokenReply>(reply.body).value_or(core::wire::TokenReply{});
    }

    core::DeviceId id() const { return m_id; }
    const core::wire::TokenReply& session() const { return m_session; }

    PlainReply ask(PlainRequest request) const {
        request.token = m_session.accessToken;
        return fetch(m_server.port(), request);
    }
    PlainReply get(const std::string& target) const { return ask({.target = target}); }
    template <class T>
    T getAs(const std::string& target) const {
        return core::wire::decode<T>(get(target).body).value_or(T{});
    }

    core::operations::Operation made(core::operations::Change change, core::UnixMillis at = kAt) {
        return {{m_id, ++m_counter}, at, std::move(change)};
    }
    PlainReply send(const std::vector<core::operations::Operation>& operations) const {
        return ask(
            {.method = "POST", .target = "/api/v1/operations", .body = core::wire::encodeOperations(operations)});
    }
    std::vector<core::wire::OperationResult> results(const std::vector<core::operations::Operation>& operations) const {
        const auto reply = core::wire::decodeOperationsReply(send(operations).body);
        return reply ? reply->results : std::vector<core::wire::OperationResult>{};
    }
    /// One operation, sent at once.
    core::wire::OperationResult perform(core::operations::Change change, core::UnixMillis at = kAt) {
        const auto all = results({made(std::move(change), at)});
        return all.size() == 1 ? all.front() : core::wire::OperationResult{};
    }

    /// The whole feed from `since` on; `status` of the last reply.
    struct Feed {
        std::vector<core::FeedRecord> records;
        std::string cursor;
        int status = 0;

        template <class T>
        std::vector<T> all() const {
            std::vector<T> found;
            for (const auto& record : records)
                if (const auto* one = std::get_if<T>(&record)) found.push_back(*one);
            return found;
        }
    };
    Feed feed(const std::string& since = {}) const {
        Feed feed{{}, since, 0};
        for (bool hasMore = true; hasMore;) {
            const auto reply = get("/api/v1/changes?limit=50" + (feed.cursor.empty() ? "" : "&since=" + feed.cursor));
            feed.status = reply.status;
            hasMore = false;
            if (reply.status != 200) return feed;
            std::string_view rest = reply.body;
            while (!rest.empty()) {
                const auto end = std::min(rest.find('\n'), rest.size());
                auto line = core::wire::decodeFeedLine(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (!line) return feed;
                if (auto* record = std::get_if<core::FeedRecord>(&*line)) feed.records.push_back(std::move(*record));
                if (const auto* last = std::get_if<core::wire::FeedEnd>(&*line)) {
                    feed.cursor = last->cursor;
                    hasMore = last->hasMore;
                }
            }
        }
        return feed;
    }

    static constexpr core::UnixMillis kAt{std::chrono::milliseconds(1'600'000'000'000)};

private:
    TestServer& m_server;
    core::wire::TokenReply m_session;
    core::DeviceId m_id;
    std::int64_t m_counter = 0;
};

} // namespace linnet::tests
