// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/crypto/AccessToken.h"

#include <sodium.h>

#include "core/wire/Base64Url.h"
#include "core/wire/FlatJson.h"

namespace linnet::server {

using core::wire::base64UrlDecode;
using core::wire::base64UrlEncode;
using core::wire::FlatJson;

namespace {

std::string headerOf(const SigningKey& key) {
    return base64UrlEncode(R"({"alg":"HS256","typ":"JWT","kid":")" + key.id + R"("})");
}

std::string signatureOf(const SigningKey& key, std::string_view signedPart) {
    std::string signature(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(signature.data()),
                           reinterpret_cast<const unsigned char*>(signedPart.data()), signedPart.size(),
                           reinterpret_cast<const unsigned char*>(key.bytes.data()));
    return signature;
}

std::int64_t seconds(core::UnixMillis time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

core::UnixMillis fromSeconds(std::int64_t count) { return core::UnixMillis(std::chrono::seconds(count)); }

tl::unexpected<core::Error> refused() {
    return core::failure(core::Errc::Unauthorised, "the access token is not valid; log in again");
}

} // namespace

std::string issueAccessToken(const SigningKey& key, const AccessClaims& claims) {
    static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
    FlatJson payload;
    payload.set("sub", claims.user.hex()).set("dev", claims.device.hex()).set("ep", claims.deviceEpoch);
    payload.set("scp", claims.scope).set("iat", seconds(claims.issuedAt)).set("exp", seconds(claims.expiresAt));
    const auto signedPart = headerOf(key) + "." + base64UrlEncode(payload.toJson());
    return signedPart + "." + base64UrlEncode(signatureOf(key, signedPart));
}

core::Result<AccessClaims> readAccessToken(const SigningKey& key, std::string_view token) {
    const auto firstDot = token.find('.');
    const auto lastDot = token.rfind('.');
    if (firstDot == std::string_view::npos || firstDot == lastDot) return refused();
    const auto signature = base64UrlDecode(token.substr(lastDot + 1));
    const auto expected = signatureOf(key, token.substr(0, lastDot));
    if (!signature || signature->size() != expected.size() ||
        sodium_memcmp(signature->data(), expected.data(), expected.size()) != 0)
        return refused();
    const auto payload = base64UrlDecode(token.substr(firstDot + 1, lastDot - firstDot - 1));
    if (token.substr(0, firstDot) != headerOf(key) || !payload) return refused();
    const auto json = FlatJson::parse(*payload);
    if (!json) return refused();
    const auto user = core::UserId::fromHex(json->text("sub").value_or(""));
    const auto device = core::DeviceId::fromHex(json->text("dev").value_or(""));
    const auto epoch = json->integer("ep");
    const auto issued = json->integer("iat");
    const auto expires = json->integer("exp");
    if (!user || !device || !epoch || !issued || !expires) return refused();
    return AccessClaims{*user,
                        *device,
                        *epoch,
                        std::string(json->text("scp").value_or("")),
                        fromSeconds(*issued),
                        fromSeconds(*expires)};
}

} // namespace linnet::server
