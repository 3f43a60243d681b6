// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A thin RAII layer over the SQLite C API; the only place that touches it. One connection belongs to one thread.
// Statements are prepared once per connection and NamedQuery, and reset when their Statement handle goes away.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/os/FilePath.h"

struct sqlite3;
struct sqlite3_stmt;

namespace linnet::core::store {

/// One SQL text of core/store, with static storage: its address is the key of the statement cache.
/// A name beginning with "walk" may scan a table; its comment says why that is right.
struct NamedQuery {
    const char* name;
    const char* sql;
};

using Blob = std::span<const std::uint8_t>;

/// A prepared statement in use. Bind all parameters (from 1), then step; columns count from 0 and are valid until the
/// next step. Text and blobs are copied when bound. A bind error surfaces at step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement(); ///< Resets and clears, and gives the statement back to its connection.

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bindBlob(int index, Blob blob);
    Statement& bindNull(int index);
    template <class Tag>
    Statement& bind(int index, const Id<Tag>& id) {
        return bindBlob(index, id.bytes);
    }
    template <class T>
    Statement& bindOptional(int index, const std::optional<T>& value) {
        return value ? bind(index, *value) : bindNull(index);
    }

    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool> step();
    /// step() until done; for statements without rows. Resets afterwards, so that it can be bound and run again.
    [[nodiscard]] Result<void> run();
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
    Statement(sqlite3_stmt* statement, bool* inUse, std::optional<Error> error);
    sqlite3_stmt* m_statement;
    bool* m_inUse; ///< Of the cache slot; null for a statement of its own, finalised at the end.
    std::optional<Error> m_error;
};

enum class OpenMode { ReadWrite, ReadOnly };

class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const FilePath& file, OpenMode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// From the cache. A query that is already in use on this connection gets a statement of its own.
    [[nodiscard]] Statement prepare(const NamedQuery& query);
    /// Several statements without parameters or rows: migrations and pragmas.
    [[nodiscard]] Result<void> execute(const char* sql);
    std::int64_t lastInsertKey() const;
    std::int64_t changedRows() const;
    sqlite3* handle() { return m_handle; }

private:
    struct Cache;
    explicit Connection(sqlite3* handle);
    sqlite3* m_handle;
    std::unique_ptr<Cache> m_cache;
};

} // namespace linnet::core::store
