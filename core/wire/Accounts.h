// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a client says to learn about a server and to log in. Secrets are taken as they are, not sanitised.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/wire/Codec.h"

namespace linnet::core::wire {

/// Grows when an older client could no longer be understood.
inline constexpr std::int32_t kApiVersion = 1;

/// GET /api/v1/server: all that may be known without logging in.
struct ServerInfo {
    ServerId id;
    std::string name;
    std::string version;
    std::int32_t apiVersion = kApiVersion;
    bool needsSetup = false; ///< Nobody has a password yet: POST /api/v1/setup.
    friend bool operator==(const ServerInfo&, const ServerInfo&) = default;
};

struct SetupRequest {
    std::string code; ///< The one-time code shown by the server.
    std::string name;
    std::string password;
    std::string deviceName;
    friend bool operator==(const SetupRequest&, const SetupRequest&) = default;
};

struct LoginRequest {
    std::string name;
    std::string password;
    std::string deviceName;
    friend bool operator==(const LoginRequest&, const LoginRequest&) = default;
};

/// The one-time token of an --embedded server's pipe or control socket.
struct LocalLoginRequest {
    std::string token;
    std::string deviceName;
    friend bool operator==(const LocalLoginRequest&, const LocalLoginRequest&) = default;
};

struct RefreshRequest {
    std::string refreshToken;
    friend bool operator==(const RefreshRequest&, const RefreshRequest&) = default;
};

/// Stored as its number: only append.
enum class Role : std::uint8_t { Owner, Adult, Child, Guest };
/// "owner", "adult", "child", "guest".
std::string_view roleName(Role role);
std::optional<Role> roleFrom(std::string_view name);

/// The reply to every way of logging in, and to a refresh.
struct TokenReply {
    std::string accessToken;
    UnixMillis accessExpiresAt{};
    std::string refreshToken;
    UserId userId;
    std::string userName;
    Role role = Role::Guest;
    DeviceId deviceId;
    std::vector<std::string> scopes; ///< "local-files" or nothing.
    friend bool operator==(const TokenReply&, const TokenReply&) = default;
};
inline constexpr std::string_view kScopeLocalFiles = "local-files";

template <>
void encode(const ServerInfo& info, std::string& out);
template <>
Result<ServerInfo> decode<ServerInfo>(std::string_view json);
template <>
void encode(const SetupRequest& request, std::string& out);
template <>
Result<SetupRequest> decode<SetupRequest>(std::string_view json);
template <>
void encode(const LoginRequest& request, std::string& out);
template <>
Result<LoginRequest> decode<LoginRequest>(std::string_view json);
template <>
void encode(const LocalLoginRequest& request, std::string& out);
template <>
Result<LocalLoginRequest> decode<LocalLoginRequest>(std::string_view json);
template <>
void encode(const RefreshRequest& request, std::string& out);
template <>
Result<RefreshRequest> decode<RefreshRequest>(std::string_view json);
template <>
void encode(const TokenReply& reply, std::string& out);
template <>
Result<TokenReply> decode<TokenReply>(std::string_view json);

} // namespace linnet::core::wire
