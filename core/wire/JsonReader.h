// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the fields of a parsed JSON document strictly, and keeps the first error; getters give harmless values after
// one. So a decoder reads all its fields and asks once at the end. Only for the decoders of this folder; Boost.JSON
// itself is in the .cpp alone.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

namespace boost::json {
class object;
class value;
} // namespace boost::json

namespace linnet::core::wire {

inline constexpr std::int64_t kMaxInteger = std::numeric_limits<std::int64_t>::max();
inline constexpr std::size_t kMaxTextBytes = std::size_t{64} << 10;

/// Range of a number, both ends included.
template <class T>
struct Within {
    T least;
    T most;
};

enum class Presence : std::uint8_t { Required, Optional };

/// One object. Borrowed from the JsonDocument; not longer than its reader call.
class JsonFields {
public:
    bool has(const char* name) const; ///< Present and not null.

    /// Sanitised. Optional: "" if absent.
    std::string text(const char* name, Presence presence = Presence::Required) const;
    std::optional<std::string> optionalText(const char* name) const;
    /// Valid UTF-8 exactly as sent: secrets, cursors.
    std::string exactText(const char* name, Presence presence = Presence::Required,
                          std::size_t mostBytes = kMaxTextBytes) const;
    std::int64_t integer(const char* name, Within<std::int64_t> range) const;
    std::optional<std::int64_t> optionalInteger(const char* name, Within<std::int64_t> range) const;
    std::optional<double> optionalReal(const char* name, Within<double> range) const;
    /// Absent means false.
    bool boolean(const char* name) const;
    /// 0 means absent.
    UnixMillis time(const char* name) const;
    template <class IdType>
    IdType id(const char* name, Presence presence = Presence::Required) const {
        return IdType{idBytes(name, presence)};
    }
    template <class IdType>
    std::vector<IdType> idList(const char* name, std::size_t most) const {
        std::vector<IdType> ids;
        idBytesList(name, most, [&ids](const IdBytes& bytes) { ids.push_back(IdType{bytes}); });
        return ids;
    }
    /// Bytes of a base64url text of the right alphabet, without NUL.
    std::optional<std::string> optionalPathBytes(const char* name) const;

    /// `read` is called with the object, if there is one.
    void object(const char* name, Presence presence, const std::function<void(const JsonFields&)>& read) const;
    /// `read` is called with each object of the list.
    void list(const char* name, Presence presence, std::size_t most,
              const std::function<void(const JsonFields&)>& read) const;
    std::vector<std::string> textList(const char* name, std::size_t most) const;

    /// Reads this object with errors of its own: one that cannot be used is given back, and the document goes on.
    [[nodiscard]] Result<void> apart(const std::function<void(const JsonFields&)>& read) const;

    /// An error of this object's field `name` ("" for the object itself), found by the decoder itself.
    void refuse(std::string_view name, std::string_view why) const;
    bool isGood() const { return m_error->detail.empty(); }

private:
    friend class JsonDocument;
    JsonFields(const boost::json::object& object, Error& error, std::string path)
        : m_object(object),
          m_error(&error),
          m_path(std::move(path)) {}
    const boost::json::value* find(const char* name, Presence presence) const;
    IdBytes idBytes(const char* name, Presence presence) const;
    void idBytesList(const char* name, std::size_t most, const std::function<void(const IdBytes&)>& take) const;

    const boost::json::object& m_object;
    Error* m_error;     ///< Of the document; no detail: no error.
    std::string m_path; ///< With a trailing dot where not empty.
};

/// Parses and reads one object: `readJson<T>(json, most, [](const JsonFields& f, T& out) { … })`.
[[nodiscard]] Result<void> readJsonObject(std::string_view json, std::size_t mostBytes,
                                          const std::function<void(const JsonFields&)>& read);

template <class T, class Read>
[[nodiscard]] Result<T> readJson(std::string_view json, std::size_t mostBytes, Read read) {
    T out{};
    LINNET_TRY_VOID(readJsonObject(json, mostBytes, [&](const JsonFields& fields) { read(fields, out); }));
    return out;
}

} // namespace linnet::core::wire
