// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/AudioId.h"

#include <algorithm>
#include <memory>

#include <xxhash.h>

#include "core/identity/Payload.h"

namespace linnet::core::identity {

namespace {

constexpr std::size_t kWindow = 16 * 1024;
constexpr std::size_t kLargestOggPage = 27 + 255 + 255 * 255;

using Bytes = std::vector<std::byte>;

struct StateCloser {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

class Hasher {
public:
    Hasher() : m_state(XXH3_createState()) { XXH3_128bits_reset(m_state.get()); }
    void add(std::span<const std::byte> bytes) { XXH3_128bits_update(m_state.get(), bytes.data(), bytes.size()); }
    void addNumber(std::uint64_t value) {
        std::array<std::byte, 8> bytes{};
        for (auto& byte : bytes) {
            byte = static_cast<std::byte>(value & 0xFF);
            value >>= 8;
        }
        add(bytes);
    }
    AudioId finish(AudioFormat format) const {
        XXH128_canonical_t canonical;
        XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state.get()));
        AudioId id;
        id.bytes[0] = static_cast<std::uint8_t>(format);
        std::memcpy(id.bytes.data() + 1, canonical.digest, 16);
        return id;
    }

private:
    std::unique_ptr<XXH3_state_t, StateCloser> m_state;
};

/// `count` bytes at `offset` of the payload's extents taken together.
Result<Bytes> readPayload(const os::File& file, const Payload& payload, std::uint64_t offset, std::size_t count) {
    Bytes bytes(count);
    std::size_t filled = 0;
    for (const auto& extent : payload.extents) {
        if (filled == count) break;
        if (offset >= extent.size()) {
            offset -= extent.size();
            continue;
        }
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count - filled, extent.size() - offset));
        LINNET_TRY(const auto got, file.readAt(extent.begin + offset, std::span(bytes).subspan(filled, wanted)));
        filled += got;
        offset = 0;
        if (got < wanted) break;
    }
    bytes.resize(filled);
    return bytes;
}

/// Adds up to a window of page bodies, from the first page that begins within `raw`. Headers are left out: their page
/// numbers and checksums change when a tagger rewrites the comment pages.
void addPageBodies(Hasher& hasher, std::span<const std::byte> raw) {
    constexpr std::array kMark{std::byte{'O'}, std::byte{'g'}, std::byte{'g'}, std::byte{'S'}};
    auto page = std::ranges::search(raw, kMark).begin();
    std::size_t left = kWindow;
    while (left > 0 && raw.end() - page > 27 && std::equal(kMark.begin(), kMark.end(), page)) {
        const auto segments = std::to_integer<std::ptrdiff_t>(page[26]);
        if (raw.end() - page < 27 + segments) break;
        std::size_t body = 0;
        for (std::ptrdiff_t i = 0; i < segments; ++i)
            body += std::to_integer<std::size_t>(page[27 + i]);
        page += 27 + segments;
        const auto there = std::min({body, left, static_cast<std::size_t>(raw.end() - page)});
        hasher.add({page, there});
        left -= there;
        page += static_cast<std::ptrdiff_t>(there);
        if (there < body) break;
    }
}

Result<void> addOgg(Hasher& hasher, const os::File& file, const Payload& payload) {
    // Enough bytes to hold a page's begin and a window of bodies after it.
    constexpr std::size_t kRaw = 2 * kWindow;
    const auto size = payload.size();
    const auto tail = std::min<std::uint64_t>(size, kRaw);
    for (const auto offset : {std::uint64_t{0}, size / 2, size - tail}) {
        LINNET_TRY(auto raw, readPayload(file, payload, offset, kRaw));
        // Pages of long packets may be 64 KiB: look further where none begins.
        constexpr std::string_view kMark = "OggS";
        const std::string_view text(reinterpret_cast<const char*>(raw.data()), raw.size());
        if (text.find(kMark) == std::string_view::npos) {
            const auto from = offset + kRaw > size ? size - std::min<std::uint64_t>(size, kLargestOggPage) : offset;
            LINNET_TRY(raw, readPayload(file, payload, from, kLargestOggPage + kWindow));
        }
        addPageBodies(hasher, raw);
    }
    return {};
}

Result<void> addWindows(Hasher& hasher, const os::File& file, const Payload& payload) {
    const auto size = payload.size();
    if (size <= 3 * kWindow) {
        LINNET_TRY(const auto all, readPayload(file, payload, 0, static_cast<std::size_t>(size)));
        hasher.add(all);
        return {};
    }
    for (const auto offset : {std::uint64_t{0}, (size - kWindow) / 2, size - kWindow}) {
        LINNET_TRY(const auto window, readPayload(file, payload, offset, kWindow));
        hasher.add(window);
    }
    return {};
}

} // namespace

Result<AudioId> audioIdOf(const os::File& file, DetectedFormat detected) {
    LINNET_TRY(const auto payload, payloadOf(file, detected));
    Hasher hasher;
    hasher.addNumber(payload.size());
    if (detected.format == AudioFormat::Ogg)
        LINNET_TRY_VOID(addOgg(hasher, file, payload));
    else
        LINNET_TRY_VOID(addWindows(hasher, file, payload));
    return hasher.finish(detected.format);
}

} // namespace linnet::core::identity
