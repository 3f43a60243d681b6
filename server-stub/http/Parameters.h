// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the routes of several services read out of an address.

#include "core/base/Result.h"
#include "server-stub/http/Request.h"

namespace linnet::server {

inline constexpr std::int64_t kDefaultPage = 50;
inline constexpr std::int64_t kMaxPage = 500;

/// An id of a path, or NotFound: what is not an id names nothing.
template <class IdType>
core::Result<IdType> idParameter(const Request& request, std::size_t index = 0) {
    if (auto id = IdType::fromHex(request.parameters.at(index))) return *id;
    return core::failure(core::Errc::NotFound, "this is not an id of anything here");
}

} // namespace linnet::server
