// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Appends JSON to a string, without building a tree first. Commas are set by itself; whoever opens an object or a list
// closes it. Only for the encoders of this folder.

#include <cstdint>
#include <string>
#include <string_view>

namespace linnet::core::wire {

class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : m_out(out) {}

    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginList() { return open('['); }
    JsonWriter& endList() { return close(']'); }

    /// The key of the next value. `name` needs no escaping.
    JsonWriter& key(std::string_view name);
    /// Escaped; invalid bytes become U+FFFD.
    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    /// Shortest form that reads back the same; null if not finite.
    JsonWriter& real(double value);
    JsonWriter& boolean(bool value);

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string& m_out;
    bool m_needsComma = false;
};

} // namespace linnet::core::wire
