// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/ListenAddress.h"

#include <charconv>

#include <fmt/format.h>

namespace linnet::server {

core::Result<ListenAddress> parseListenAddress(std::string_view text) {
    const auto colon = text.rfind(':');
    const auto wrong =
        core::failure(core::Errc::InvalidInput, fmt::format("'{}' is not ADDRESS:PORT, such as 127.0.0.1:4533", text));
    if (colon == std::string_view::npos || colon == 0) return wrong;
    auto host = text.substr(0, colon);
    const auto digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return wrong;
    if (host.starts_with('[') != host.ends_with(']')) return wrong;
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    if (host.empty()) return wrong;
    return ListenAddress{std::string(host), port};
}

} // namespace linnet::server
