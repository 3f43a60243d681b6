// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who sees a library, and who there is to see one. For owners.

#include <string>
#include <vector>

#include "core/wire/Accounts.h"
#include "core/wire/Records.h"

namespace linnet::core::wire {

/// The users that a library is for, besides owners; none: everybody.
struct LibraryGrants {
    std::vector<UserId> users;
    friend bool operator==(const LibraryGrants&, const LibraryGrants&) = default;
};

struct UserSummary {
    UserId id;
    std::string name;
    Role role = Role::Guest;
    friend bool operator==(const UserSummary&, const UserSummary&) = default;
};

template <>
void encode(const LibraryGrants& grants, std::string& out);
template <>
Result<LibraryGrants> decode<LibraryGrants>(std::string_view json);
template <>
void encode(const Page<UserSummary>& page, std::string& out);
template <>
Result<Page<UserSummary>> decode<Page<UserSummary>>(std::string_view json);

} // namespace linnet::core::wire
