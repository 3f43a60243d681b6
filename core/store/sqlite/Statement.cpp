// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/Statement.h"

#include <sqlite3.h>

#include "core/store/sqlite/SqliteError.h"

namespace linnet::core::store {

Statement::Statement(sqlite3_stmt* statement, bool* inUse, const char* name, std::optional<Error> error)
    : m_statement(statement),
      m_inUse(inUse),
      m_name(name),
      m_error(std::move(error)) {
    if (m_inUse) *m_inUse = true;
}

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)),
      m_inUse(std::exchange(other.m_inUse, nullptr)),
      m_name(other.m_name),
      m_error(std::move(other.m_error)) {}

Statement::~Statement() {
    if (!m_statement) return;
    if (!m_inUse) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_inUse = false;
}

Statement& Statement::noteBind(int code) {
    if (code != SQLITE_OK && !m_error) m_error = sqliteError(sqlite3_db_handle(m_statement), code, m_name);
    return *this;
}

Statement& Statement::bindInteger(int index, std::int64_t value) {
    return m_statement ? noteBind(sqlite3_bind_int64(m_statement, index, value)) : *this;
}

Statement& Statement::bind(int index, double value) {
    return m_statement ? noteBind(sqlite3_bind_double(m_statement, index, value)) : *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    if (!m_statement) return *this;
    // A null pointer would bind NULL where "" was meant.
    const char* data = text.empty() ? "" : text.data();
    return noteBind(sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement& Statement::bindBlob(int index, Blob blob) {
    if (!m_statement) return *this;
    if (blob.empty()) return noteBind(sqlite3_bind_zeroblob(m_statement, index, 0));
    return noteBind(sqlite3_bind_blob64(m_statement, index, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

Statement& Statement::bindNull(int index) {
    return m_statement ? noteBind(sqlite3_bind_null(m_statement, index)) : *this;
}

Result<bool> Statement::step() {
    if (m_error) return tl::unexpected<Error>(*m_error);
    if (!m_statement) return failure(Errc::Internal, "a statement was used after it was moved from");
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    auto error = sqliteError(sqlite3_db_handle(m_statement), code, m_name);
    sqlite3_reset(m_statement);
    return tl::unexpected<Error>(std::move(error));
}

Result<void> Statement::run() {
    for (;;) {
        LINNET_TRY(const bool hasRow, step());
        if (!hasRow) break;
    }
    reset();
    return {};
}

void Statement::reset() {
    if (m_statement) sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const {
    return m_statement ? sqlite3_column_int64(m_statement, column) : 0;
}

double Statement::real(int column) const { return m_statement ? sqlite3_column_double(m_statement, column) : 0.0; }

std::string_view Statement::text(int column) const {
    if (!m_statement) return {};
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Blob Statement::blob(int column) const {
    if (!m_statement) return {};
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    if (!data) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

bool Statement::isNull(int column) const {
    return !m_statement || sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const {
    if (isNull(column)) return std::nullopt;
    return integer(column);
}

std::optional<double> Statement::optionalReal(int column) const {
    if (isNull(column)) return std::nullopt;
    return real(column);
}

} // namespace linnet::core::store
