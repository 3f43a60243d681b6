// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers on disk: each distinct picture is decoded once and kept in three sizes under its content hash. Any thread.

#include <functional>
#include <memory>
#include <optional>

#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/os/FilePath.h"

namespace linnet::core::art {

inline constexpr std::uint32_t kArtSizes[] = {96, 256, 640};

/// XXH3-128 of the original bytes.
ArtId artIdOf(std::span<const std::byte> bytes);
/// FOLDER/ab/HEX-256.jpg. `size` is one of kArtSizes.
FilePath artFile(const FilePath& folder, const ArtId& id, std::uint32_t size);
/// The stored size to hand out for a wanted one: the next larger, else the largest.
std::uint32_t nearestArtSize(std::uint32_t wanted);

struct StoredArt {
    ArtRef ref;
    std::uint32_t width = 0; ///< Of the original.
    std::uint32_t height = 0;
};

class ArtStore {
public:
    /// What the catalogue knows of a cover, so that it is not decoded again; called from any thread.
    using Known = std::function<std::optional<StoredArt>(const ArtId&)>;
    ArtStore(FilePath folder, Known known);
    ~ArtStore();

    /// Writes the three sizes unless they are there. Two threads with the same picture: one works, one waits.
    /// Errors: TooLarge, Unsupported, Corrupt (remembered, so a bad cover costs once), Full, Storage.
    [[nodiscard]] Result<StoredArt> add(std::span<const std::byte> bytes);
    /// The same for a picture file, which is read once however often it is asked for. Errors: also NotFound, Forbidden.
    [[nodiscard]] Result<StoredArt> addFile(const FilePath& file);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::core::art
