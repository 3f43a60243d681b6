// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Strong ids: 16 random bytes, opaque, never reused; a TrackId cannot be passed for an AlbumId.
// Text form: 32 lower-case hex digits.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace linnet::core {

using IdBytes = std::array<std::uint8_t, 16>;

/// Text form of any 16 bytes.
std::string idToHex(const IdBytes& bytes);
/// Nothing unless `hex` is exactly 32 hex digits (upper case is accepted).
std::optional<IdBytes> idFromHex(std::string_view hex);
/// From the system's random source (core/os/RandomIds.cpp); never fails: it aborts if the system has none.
IdBytes randomIdBytes();

template <class Tag>
struct Id {
    IdBytes bytes{};

    static Id random() { return Id{randomIdBytes()}; }
    static std::optional<Id> fromHex(std::string_view hex) {
        if (auto parsed = idFromHex(hex)) return Id{*parsed};
        return std::nullopt;
    }
    /// Nothing unless `blob` holds exactly 16 bytes.
    static std::optional<Id> fromBytes(std::span<const std::uint8_t> blob) {
        if (blob.size() != 16) return std::nullopt;
        Id id;
        std::memcpy(id.bytes.data(), blob.data(), 16);
        return id;
    }
    std::string hex() const { return idToHex(bytes); }
    /// The all-zero id is "none"; random() never yields it.
    bool isNull() const { return bytes == IdBytes{}; }

    friend auto operator<=>(const Id&, const Id&) = default;
};

using TrackId = Id<struct TrackIdTag>;
using AlbumId = Id<struct AlbumIdTag>;
using ArtistId = Id<struct ArtistIdTag>;
using GenreId = Id<struct GenreIdTag>;
using LibraryId = Id<struct LibraryIdTag>;
using RootId = Id<struct RootIdTag>;
using PlaylistId = Id<struct PlaylistIdTag>;
using UserId = Id<struct UserIdTag>;
using DeviceId = Id<struct DeviceIdTag>;
using ServerId = Id<struct ServerIdTag>;
/// Content hash (XXH3-128) of an original cover image.
using ArtId = Id<struct ArtIdTag>;

} // namespace linnet::core

template <class Tag>
struct std::hash<linnet::core::Id<Tag>> {
    std::size_t operator()(const linnet::core::Id<Tag>& id) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, id.bytes.data(), sizeof value);
        return value;
    }
};
