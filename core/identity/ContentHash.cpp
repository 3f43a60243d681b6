// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/ContentHash.h"

#include <memory>
#include <vector>

#include <xxhash.h>

namespace linnet::core::identity {

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

struct StateCloser {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

std::string hexOf(XXH128_hash_t hash) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : canonical.digest) {
        hex.push_back(kDigits[byte >> 4]);
        hex.push_back(kDigits[byte & 15]);
    }
    return hex;
}

} // namespace

Result<std::string> contentHashOf(const os::File& file) {
    const std::unique_ptr<XXH3_state_t, StateCloser> state(XXH3_createState());
    XXH3_128bits_reset(state.get());
    std::vector<std::byte> piece(kPiece);
    for (std::uint64_t offset = 0;;) {
        LINNET_TRY(const auto count, file.readAt(offset, piece));
        XXH3_128bits_update(state.get(), piece.data(), count);
        offset += count;
        if (count < piece.size()) break;
    }
    return hexOf(XXH3_128bits_digest(state.get()));
}

std::string contentHashOf(std::span<const std::byte> bytes) { return hexOf(XXH3_128bits(bytes.data(), bytes.size())); }

} // namespace linnet::core::identity
