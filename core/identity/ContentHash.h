// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A fingerprint of every byte of a file: whether a copy arrived whole. Not against attackers. Reads all of the file.

#include <cstddef>
#include <span>
#include <string>

#include "core/base/Result.h"
#include "core/os/File.h"

namespace linnet::core::identity {

/// HTTP: a client asks with `Want-Content-Hash: xxh3-128`, a server answers `Content-Hash: xxh3-128=HEX`.
inline constexpr char kWantContentHash[] = "Want-Content-Hash";
inline constexpr char kContentHash[] = "Content-Hash";
inline constexpr char kContentHashName[] = "xxh3-128";

/// XXH3-128 as 32 hex digits. Errors: Storage.
[[nodiscard]] Result<std::string> contentHashOf(const os::File& file);
/// The same of bytes in memory.
std::string contentHashOf(std::span<const std::byte> bytes);

} // namespace linnet::core::identity
