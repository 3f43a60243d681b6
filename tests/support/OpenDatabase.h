// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A new database in a folder of its own, and catalogue rows put straight into it.

#include <memory>
#include <span>
#include <stdexcept>

#include "core/domain/FeedRecord.h"
#include "core/store/Database.h"
#include "core/store/ReplicaTables.h"
#include "tests/support/TempFolder.h"

namespace linnet::test {

/// The value, or the end of the test with the error's words.
template <class T>
T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class OpenDatabase {
public:
    OpenDatabase() : m_database(must(core::store::Database::open({.file = m_folder.file("test.db")}))) {}

    core::store::Database& operator*() { return *m_database; }
    core::store::Database* operator->() { return m_database.get(); }
    core::store::Connection& reader() { return **m_database->reader(); }
    core::FilePath folder() const { return m_folder.path(); }

    /// Rows as they are, with their revs, without search documents. Tombstones are not taken.
    template <class... Entities>
    void put(const Entities&... entities) {
        write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::ReplicaTables tables(tx.connection(), 0, 0);
            core::Result<void> done;
            const auto one = [&](const auto& entity) {
                if (done) done = tables.put(entity).map([](auto) {});
            };
            (one(entities), ...);
            return done;
        });
    }
    void execute(const char* sql) {
        write([&](core::store::WriteTransaction& tx) { return tx.connection().execute(sql); });
    }
    template <class F>
    void write(F work) {
        must(m_database->write(core::store::WritePriority::User, std::move(work)));
    }

private:
    tests::TempFolder m_folder;
    std::unique_ptr<core::store::Database> m_database;
};

} // namespace linnet::test
