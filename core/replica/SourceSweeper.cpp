// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/SourceSweeper.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/replica/Outbox.h"
#include "core/replica/ReplicaWriter.h"
#include "core/store/SourceStore.h"

namespace linnet::core::replica {

namespace {

class Sweep : public std::enable_shared_from_this<Sweep> {
public:
    Sweep(store::Database& database, std::int64_t source, std::function<void(Result<void>)> done)
        : m_database(database),
          m_source(source),
          m_done(std::move(done)) {}

    void run() {
        m_database.writeLater(
            store::WritePriority::Background,
            [self = shared_from_this()](store::WriteTransaction& tx) { return self->slice(tx); },
            [self = shared_from_this()](Result<void> written) {
                if (written && self->m_next)
                    self->run();
                else if (self->m_done)
                    self->m_done(std::move(written));
            });
    }

private:
    Result<void> slice(store::WriteTransaction& tx) {
        // Once more: a session that had not ended yet may have written rows with the mark of then.
        if (std::exchange(m_isFirst, false)) {
            LINNET_TRY_VOID(store::markSourceRemoved(tx, m_source));
            LINNET_TRY_VOID(Outbox::forget(tx, m_source));
        }
        LINNET_TRY(const auto progress, store::sourceProgress(tx.connection(), m_source));
        LINNET_TRY(m_next, ReplicaWriter::sweep(tx, m_source, progress.mark, *m_next));
        return m_next ? Result<void>() : store::removeSourceRow(tx, m_source);
    }

    store::Database& m_database;
    const std::int64_t m_source;
    const std::function<void(Result<void>)> m_done;
    std::optional<SweepPosition> m_next = SweepPosition{};
    bool m_isFirst = true;
};

} // namespace

void SourceSweeper::start(store::Database& database, std::int64_t source, std::function<void(Result<void>)> done) {
    std::make_shared<Sweep>(database, source, std::move(done))->run();
}

} // namespace linnet::core::replica
