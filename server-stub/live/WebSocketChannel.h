// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A device's end of the live channel: one WebSocket (RFC 6455) on a connection that http/ handed over. What waits to go
// out is bounded: each slot has its newest text only. A device that answers no ping, or does not read, is dropped
// within kDeadAfter. Lives on its network thread; the functions of LiveChannel come from any.

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "server-stub/http/Upgrade.h"
#include "server-stub/live/LiveChannel.h"
#include "server-stub/live/LiveHub.h"

namespace linnet::server {

class WebSocketChannel final : public LiveChannel, public std::enable_shared_from_this<WebSocketChannel> {
public:
    static constexpr std::chrono::seconds kPingEvery{25};
    static constexpr std::chrono::seconds kDeadAfter{60};
    static constexpr std::chrono::seconds kHandshake{10};      ///< For the answer to the upgrade, and for closing.
    static constexpr std::chrono::milliseconds kHintPause{50}; ///< The first hint goes at once, then this often.
    static constexpr std::size_t kMostWaiting = 256;           ///< Slots; more than that many devices play nowhere.
    static constexpr int kMostReports = 50;                    ///< Messages of the client in kReportTime.
    static constexpr std::chrono::seconds kReportTime{10};

    WebSocketChannel(NetworkContext& context, Socket& socket, LiveHub& hub);
    ~WebSocketChannel() override;

    /// The handshake, then everything up to the end; `afterJoin` is called once the hub knows the channel.
    static Task<> run(std::shared_ptr<WebSocketChannel> self, Upgrade upgrade, LiveMember member,
                      std::function<void()> afterJoin);

    // LiveChannel
    void hint(core::Rev newest) override;
    void send(std::string slot, std::string text) override;
    void close(LiveClose why) override;

private:
    struct Wire; ///< What belongs to the socket and its thread; gone when run() ends.
    struct Waiting {
        std::string slot;
        std::string text;
    };

    Task<> readAll();
    Task<> writeAll();
    Task<> sayGoodbye();
    bool take(std::string_view message);
    void enqueue(std::string slot, std::string text);
    void onHint();
    void sendHint();
    void beginClose(LiveClose why);
    void onTimer();
    void drop();

    LiveHub& m_hub;
    const IoExecutor m_executor;
    std::atomic<core::Rev> m_newest{0};
    std::atomic<bool> m_isHintPosted{false};
    std::unique_ptr<Wire> m_wire; ///< Network thread. Null before and after run().
};

} // namespace linnet::server
