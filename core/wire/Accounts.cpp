// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Accounts.h"

#include <algorithm>
#include <array>

#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxRequestBytes = std::size_t{64} << 10;
constexpr std::array<std::string_view, 4> kRoleNames = {"owner", "adult", "child", "guest"};

void writeText(std::string& out, std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    JsonWriter json(out);
    json.beginObject();
    for (const auto& [key, value] : fields)
        json.key(key).text(value);
    json.endObject();
}

Role readRole(const JsonFields& fields) {
    const auto role = roleFrom(fields.text("role"));
    if (!role) fields.refuse("role", "must be owner, adult, child or guest");
    return role.value_or(Role::Guest);
}

} // namespace

std::string_view roleName(Role role) { return kRoleNames[static_cast<std::size_t>(role) % kRoleNames.size()]; }

std::optional<Role> roleFrom(std::string_view name) {
    const auto found = std::ranges::find(kRoleNames, name);
    if (found == kRoleNames.end()) return std::nullopt;
    return static_cast<Role>(found - kRoleNames.begin());
}

template <>
void encode(const ServerInfo& info, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("id").text(info.id.hex());
    writeName(json, "name", info.name);
    json.key("version").text(info.version);
    json.key("api_version").integer(info.apiVersion);
    json.key("needs_setup").boolean(info.needsSetup);
    json.endObject();
}
template <>
Result<ServerInfo> decode<ServerInfo>(std::string_view json) {
    return readJson<ServerInfo>(json, kMaxRequestBytes, [](const JsonFields& fields, ServerInfo& info) {
        info.id = fields.id<ServerId>("id");
        info.name = fields.text("name");
        info.version = fields.text("version");
        info.apiVersion = static_cast<std::int32_t>(fields.integer("api_version", {1, 1'000'000}));
        info.needsSetup = fields.boolean("needs_setup");
    });
}

template <>
void encode(const SetupRequest& request, std::string& out) {
    writeText(out, {{"code", request.code},
                    {"name", request.name},
                    {"password", request.password},
                    {"device_name", request.deviceName}});
}
template <>
Result<SetupRequest> decode<SetupRequest>(std::string_view json) {
    return readJson<SetupRequest>(json, kMaxRequestBytes, [](const JsonFields& fields, SetupRequest& request) {
        request.code = fields.exactText("code");
        request.name = fields.text("name");
        request.password = fields.exactText("password");
        request.deviceName = fields.text("device_name", Presence::Optional);
    });
}

template <>
void encode(const LoginRequest& request, std::string& out) {
    writeText(out, {{"name", request.name}, {"password", request.password}, {"device_name", request.deviceName}});
}
template <>
Result<LoginRequest> decode<LoginRequest>(std::string_view json) {
    return readJson<LoginRequest>(json, kMaxRequestBytes, [](const JsonFields& fields, LoginRequest& request) {
        request.name = fields.text("name");
        request.password = fields.exactText("password");
        request.deviceName = fields.text("device_name", Presence::Optional);
    });
}

template <>
void encode(const LocalLoginRequest& request, std::string& out) {
    writeText(out, {{"token", request.token}, {"device_name", request.deviceName}});
}
template <>
Result<LocalLoginRequest> decode<LocalLoginRequest>(std::string_view json) {
    return readJson<LocalLoginRequest>(json, kMaxRequestBytes,
                                       [](const JsonFields& fields, LocalLoginRequest& request) {
                                           request.token = fields.exactText("token");
                                           request.deviceName = fields.text("device_name", Presence::Optional);
                                       });
}

template <>
void encode(const RefreshRequest& request, std::string& out) {
    writeText(out, {{"refresh_token", request.refreshToken}});
}
template <>
Result<RefreshRequest> decode<RefreshRequest>(std::string_view json) {
    return readJson<RefreshRequest>(json, kMaxRequestBytes, [](const JsonFields& fields, RefreshRequest& request) {
        request.refreshToken = fields.exactText("refresh_token");
    });
}

template <>
void encode(const TokenReply& reply, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("access_token").text(reply.accessToken);
    writeTime(json, "access_expires_at", reply.accessExpiresAt);
    json.key("refresh_token").text(reply.refreshToken);
    json.key("user").beginObject();
    json.key("id").text(reply.userId.hex());
    writeName(json, "name", reply.userName);
    json.key("role").text(roleName(reply.role));
    json.endObject();
    json.key("device_id").text(reply.deviceId.hex());
    json.key("scopes").beginList();
    for (const std::string& scope : reply.scopes)
        json.text(scope);
    json.endList().endObject();
}
template <>
Result<TokenReply> decode<TokenReply>(std::string_view json) {
    return readJson<TokenReply>(json, kMaxRequestBytes, [](const JsonFields& fields, TokenReply& reply) {
        reply.accessToken = fields.exactText("access_token");
        reply.accessExpiresAt = fields.time("access_expires_at");
        reply.refreshToken = fields.exactText("refresh_token");
        fields.object("user", Presence::Required, [&reply](const JsonFields& user) {
            reply.userId = user.id<UserId>("id");
            reply.userName = user.text("name");
            reply.role = readRole(user);
        });
        reply.deviceId = fields.id<DeviceId>("device_id");
        reply.scopes = fields.textList("scopes", kMaxNames);
    });
}

} // namespace linnet::core::wire
