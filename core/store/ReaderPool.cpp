// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ReaderPool.h"

#include <algorithm>
#include <vector>

#include "core/base/Guarded.h"

namespace linnet::core::store {

struct ReaderPool::Shared {
    Guarded<std::vector<std::unique_ptr<Connection>>> connections;

    void close(const Connection* connection) {
        connections.with([&](auto& all) { std::erase_if(all, [&](const auto& c) { return c.get() == connection; }); });
    }
};

namespace {

/// What one thread has open. An entry whose pool has gone holds a dangling connection and is never used again.
class ThreadReaders {
public:
    ~ThreadReaders() {
        for (const auto& entry : m_entries)
            if (const auto pool = entry.pool.lock()) pool->close(entry.connection);
    }
    Connection* find(const std::shared_ptr<ReaderPool::Shared>& pool) {
        std::erase_if(m_entries, [](const Entry& entry) { return entry.pool.expired(); });
        const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const Entry& entry) { return entry.pool.lock() == pool; });
        return found == m_entries.end() ? nullptr : found->connection;
    }
    void add(const std::shared_ptr<ReaderPool::Shared>& pool, Connection* connection) {
        m_entries.push_back({pool, connection});
    }

private:
    struct Entry {
        std::weak_ptr<ReaderPool::Shared> pool;
        Connection* connection;
    };
    std::vector<Entry> m_entries;
};

thread_local ThreadReaders t_readers;

} // namespace

ReaderPool::ReaderPool(FilePath file) : m_file(std::move(file)), m_shared(std::make_shared<Shared>()) {}

ReaderPool::~ReaderPool() {
    m_shared->connections.with([](auto& all) { all.clear(); });
}

Result<Connection*> ReaderPool::ofThisThread() {
    if (auto* known = t_readers.find(m_shared)) return known;
    LINNET_TRY(auto opened, Connection::open(m_file, OpenMode::ReadOnly));
    Connection* connection = opened.get();
    m_shared->connections.with([&](auto& all) { all.push_back(std::move(opened)); });
    t_readers.add(m_shared, connection);
    return connection;
}

} // namespace linnet::core::store
