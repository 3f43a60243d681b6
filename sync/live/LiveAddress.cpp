// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/live/LiveAddress.h"

namespace linnet::sync {

core::Result<LiveAddress> liveAddressOf(std::string_view url) {
    const auto fail = [] { return core::failure(core::Errc::InvalidInput, "this is not the address of a server"); };
    LiveAddress address;
    address.isSecure = url.starts_with("https://");
    if (!address.isSecure && !url.starts_with("http://")) return fail();
    url.remove_prefix(address.isSecure ? 8 : 7);
    const auto slash = url.find('/');
    address.authority = url.substr(0, slash);
    address.target = slash == url.npos ? "" : url.substr(slash);
    while (address.target.ends_with('/'))
        address.target.pop_back();
    address.target += "/api/v1/live";

    const std::string_view authority = address.authority;
    const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
    if (bracket == authority.npos) return fail();
    const auto colon = authority.find(':', bracket);
    address.host = bracket > 0 ? authority.substr(1, bracket - 1) : authority.substr(0, colon);
    address.port = colon == authority.npos ? (address.isSecure ? "443" : "80") : authority.substr(colon + 1);
    if (address.host.empty() || address.port.empty() || address.host.find('@') != address.host.npos) return fail();
    return address;
}

} // namespace linnet::sync
