// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What goes over the live channel: one JSON object a text frame, told apart by "type". Nothing of it must arrive: the
// feed is the truth, and who connects anew is told what holds.

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/Ids.h"
#include "core/domain/Catalog.h"
#include "core/wire/Scans.h"

namespace linnet::core::wire {

/// The first message of a server.
struct LiveHello {
    std::string epoch; ///< Of the feed's cursors and of replies to operations.
    Rev horizon = 0;   ///< As in the feed's end line.
    friend bool operator==(const LiveHello&, const LiveHello&) = default;
};

/// The feed may have something new for this user, up to `rev`.
struct LiveChanges {
    Rev rev = 0;
    friend bool operator==(const LiveChanges&, const LiveChanges&) = default;
};

/// What a device says of itself.
struct NowPlayingReport {
    TrackId track; ///< Null: nothing.
    std::chrono::milliseconds position{0};
    bool isPlaying = false;
    friend bool operator==(const NowPlayingReport&, const NowPlayingReport&) = default;
};

/// What a server tells of another device.
struct NowPlaying {
    UserId user;
    std::string userName;
    DeviceId device;
    std::string deviceName;
    NowPlayingReport report;
    friend bool operator==(const NowPlaying&, const NowPlaying&) = default;
};

/// A type that this version does not know; to be skipped.
struct LiveUnknown {
    friend bool operator==(const LiveUnknown&, const LiveUnknown&) = default;
};

/// From a server. ScanStatus: as GET /api/v1/scan has it.
using LiveMessage = std::variant<LiveHello, LiveChanges, ScanStatus, NowPlaying, LiveUnknown>;
/// From a client.
using LiveReport = std::variant<NowPlayingReport, LiveUnknown>;

inline constexpr std::size_t kMaxLiveBytes = std::size_t{16} << 10;

/// Close codes of our own (RFC 6455, 7.4.2); 1001 is a server that stops, 1008 a client that says too much.
inline constexpr std::uint16_t kLiveRevoked = 4001; ///< The device's sessions were ended: log in first.

std::string encodeLive(const LiveMessage& message);
/// Errors: InvalidInput naming the field, TooLarge.
[[nodiscard]] Result<LiveMessage> decodeLive(std::string_view json);
std::string encodeLiveReport(const NowPlayingReport& report);
[[nodiscard]] Result<LiveReport> decodeLiveReport(std::string_view json);

} // namespace linnet::core::wire
