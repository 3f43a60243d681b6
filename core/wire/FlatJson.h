// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One JSON object without nesting: text, whole numbers and booleans by name. For the small talk between our own
// processes (control socket, endpoint file, the line of an embedded server) and token claims. A value; any thread.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/Result.h"

namespace linnet::core::wire {

class FlatJson {
public:
    using Value = std::variant<std::string, std::int64_t, double, bool>;

    /// Fields that are null, lists or objects are left out. Errors: InvalidInput (not one JSON object, above 1 MiB).
    [[nodiscard]] static Result<FlatJson> parse(std::string_view json);

    /// Fields are written in the order of their first setting.
    FlatJson& put(std::string_view name, Value value);
    FlatJson& set(std::string_view name, std::string_view text) { return put(name, std::string(text)); }
    FlatJson& set(std::string_view name, const std::string& text) { return put(name, text); }
    FlatJson& set(std::string_view name, const char* text) { return put(name, std::string(text)); }
    FlatJson& set(std::string_view name, double number) { return put(name, number); }
    FlatJson& set(std::string_view name, bool flag) { return put(name, flag); }
    template <std::integral T>
    FlatJson& set(std::string_view name, T number) {
        return put(name, static_cast<std::int64_t>(number));
    }

    FlatJson& remove(std::string_view name);

    /// Nothing if the field is absent or of another kind.
    std::optional<std::string_view> text(std::string_view name) const;
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::optional<bool> flag(std::string_view name) const;
    /// On one line.
    std::string toJson() const;

private:
    const Value* find(std::string_view name) const;
    std::vector<std::pair<std::string, Value>> m_fields;
};

} // namespace linnet::core::wire
