// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Grants.h"

#include "core/wire/EntityFields.h"
#include "core/wire/PageCodec.h"

namespace linnet::core::wire {

constexpr std::size_t kMostUsers = 10'000;

// Not in a namespace without a name: the templates of PageCodec.h look for them by their arguments.
static void writeFields(JsonWriter& json, const LibraryGrants& grants) {
    json.key("users").beginList();
    for (const auto& user : grants.users)
        json.text(user.hex());
    json.endList();
}
static void readFields(const JsonFields& fields, LibraryGrants& grants) {
    grants.users = fields.idList<UserId>("users", kMostUsers);
}

static void writeFields(JsonWriter& json, const UserSummary& user) {
    json.key("id").text(user.id.hex());
    writeName(json, "name", user.name);
    json.key("role").text(roleName(user.role));
}
static void readFields(const JsonFields& fields, UserSummary& user) {
    user.id = fields.id<UserId>("id");
    user.name = fields.text("name");
    const auto role = roleFrom(fields.text("role"));
    if (!role) fields.refuse("role", "must be owner, adult, child or guest");
    user.role = role.value_or(Role::Guest);
}

template <>
void encode(const LibraryGrants& grants, std::string& out) {
    writeObject(grants, out);
}
template <>
Result<LibraryGrants> decode<LibraryGrants>(std::string_view json) {
    return readObject<LibraryGrants>(json);
}
template <>
void encode(const Page<UserSummary>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<UserSummary>> decode<Page<UserSummary>>(std::string_view json) {
    return readPage<UserSummary>(json);
}

} // namespace linnet::core::wire
