// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes the columns of a row from left to right, in the order the query names them.

#include <optional>
#include <string>

#include "core/store/sqlite/Statement.h"

namespace linnet::core::store {

class RowCursor {
public:
    explicit RowCursor(const Statement& statement) : m_statement(statement) {}

    std::int64_t integer() { return m_statement.integer(m_column++); }
    template <class T>
    T number() {
        return static_cast<T>(integer());
    }
    bool flag() { return integer() != 0; }
    std::string text() { return std::string(m_statement.text(m_column++)); }
    std::string bytes() { return std::string(bytesOf(m_statement.blob(m_column++))); }
    std::optional<std::int64_t> optionalInteger() { return m_statement.optionalInteger(m_column++); }
    std::optional<double> optionalReal() { return m_statement.optionalReal(m_column++); }
    template <class IdType>
    IdType id() {
        return m_statement.id<IdType>(m_column++);
    }

private:
    const Statement& m_statement;
    int m_column = 0;
};

} // namespace linnet::core::store
