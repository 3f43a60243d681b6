// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/accounts/crypto/Secrets.h"

#include <array>

#include <sodium.h>

#include "core/os/AtomicFile.h"
#include "core/os/File.h"
#include "core/os/Random.h"
#include "core/wire/Base64Url.h"

namespace linnet::server {

namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
static_assert(kCodeLetters.size() == 32);

std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    core::os::fillRandom({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

} // namespace

std::string randomSecret() { return core::wire::base64UrlEncode(randomBytes(kSecretBytes)); }

std::string randomCode(std::size_t length) {
    auto code = randomBytes(length);
    for (auto& c : code)
        c = kCodeLetters[static_cast<unsigned char>(c) % kCodeLetters.size()];
    return code;
}

std::string secretHash(std::string_view secret) {
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr, 0);
    return hash;
}

bool equalsInConstantTime(std::string_view a, std::string_view b) {
    const auto first = secretHash(a);
    const auto second = secretHash(b);
    return sodium_memcmp(first.data(), second.data(), first.size()) == 0;
}

core::Result<SigningKey> loadSigningKey(const core::FilePath& folder) {
    const auto file = folder / "access.key";
    auto bytes = core::os::readSmallFile(file, 1024);
    if (!bytes && bytes.error().code == core::Errc::NotFound) {
        bytes = randomBytes(kSecretBytes);
        LINNET_TRY_VOID(core::os::writeFileAtomically(file, std::string_view(*bytes), core::os::FileMode::Private));
    }
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() != kSecretBytes)
        return core::failure(core::Errc::Corrupt, file.displayName() + " is not a key of this server; remove it and "
                                                                       "start again (everybody then logs in anew)");
    auto id = core::wire::base64UrlEncode(secretHash(*bytes).substr(0, 6));
    return SigningKey{std::move(id), std::move(*bytes)};
}

} // namespace linnet::server
