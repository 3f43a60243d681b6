// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One read-only connection per thread and database. Any thread; a connection is closed with its thread or with the
// pool, whichever ends first. Nobody may be reading when the pool ends.

#include <memory>

#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

class ReaderPool {
public:
    explicit ReaderPool(FilePath file);
    ~ReaderPool();
    ReaderPool(const ReaderPool&) = delete;

    /// The calling thread's own, opened on first use.
    Result<Connection*> ofThisThread();

    struct Shared; ///< What the pool and the threads' entries know of each other.

private:
    FilePath m_file;
    std::shared_ptr<Shared> m_shared;
};

} // namespace linnet::core::store
