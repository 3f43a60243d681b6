// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A prepared statement in use; made by Connection::prepare, on the connection's thread, and gone before it.

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "core/base/Ids.h"
#include "core/base/Result.h"

struct sqlite3_stmt;

namespace linnet::core::store {

using Blob = std::span<const std::uint8_t>;

inline Blob blobOf(std::string_view bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}
inline std::string_view bytesOf(Blob blob) { return {reinterpret_cast<const char*>(blob.data()), blob.size()}; }

/// Bind all parameters (from 1), then step; columns count from 0 and are valid until the next step. Text and blobs are
/// copied when bound. An error of prepare() or bind() surfaces at step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement(); ///< Resets and clears, and gives the statement back to its connection.

    template <std::integral T>
    Statement& bind(int index, T value) {
        return bindInteger(index, static_cast<std::int64_t>(value));
    }
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    template <class Tag>
    Statement& bind(int index, const Id<Tag>& id) {
        return bindBlob(index, id.bytes);
    }
    Statement& bind(int index, Blob blob) { return bindBlob(index, blob); }
    Statement& bindBlob(int index, Blob blob);
    Statement& bindNull(int index);
    template <class T>
    Statement& bindOptional(int index, const std::optional<T>& value) {
        return value ? bind(index, *value) : bindNull(index);
    }
    template <class T>
    Statement& bind(int index, const std::optional<T>& value) {
        return bindOptional(index, value);
    }
    /// All parameters at once, in order.
    template <class... Ts>
    Statement& bindAll(const Ts&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool> step();
    /// step() until done; for statements without rows. Resets afterwards, so that it can be bound and run again.
    [[nodiscard]] Result<void> run();
    /// Calls `row(*this)` for each row, then resets. `row` returns void.
    template <class F>
    [[nodiscard]] Result<void> forEach(F&& row) {
        for (;;) {
            LINNET_TRY(const bool hasRow, step());
            if (!hasRow) break;
            row(*this);
        }
        reset();
        return {};
    }
    /// Back to before the first step; bindings stay.
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    Blob blob(int column) const;
    bool isNull(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<double> optionalReal(int column) const;
    /// All-zero unless the column holds exactly 16 bytes.
    template <class IdType>
    IdType id(int column) const {
        return IdType::fromBytes(blob(column)).value_or(IdType{});
    }

private:
    friend class Connection;
    Statement(sqlite3_stmt* statement, bool* inUse, const char* name, std::optional<Error> error);
    Statement& bindInteger(int index, std::int64_t value);
    Statement& noteBind(int code);

    sqlite3_stmt* m_statement; ///< Null if prepare() failed.
    bool* m_inUse;             ///< Of the cache slot; null for a statement of its own, finalised at the end.
    const char* m_name;
    std::optional<Error> m_error;
};

} // namespace linnet::core::store
