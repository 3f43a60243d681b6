// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Edits.h"

#include <QPointer>

#include <memory>
#include <utility>

#include "app/query/QueryThread.h"
#include "app/services/EditOutcome.h"
#include "app/services/EditText.h"
#include "app/services/ErrorText.h"
#include "core/replica/Outbox.h"
#include "core/store/Database.h"
#include "core/store/UndoStore.h"
#include "core/wire/Operations.h"

namespace linnet::app {

using core::replica::Outbox;
using core::replica::Refusal;
using core::replica::UndoLog;
using core::replica::Undone;
using core::store::Connection;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

/// More would be a wall of sentences: the last one tells how many.
constexpr std::size_t kMostTold = 3;

} // namespace

Edits::Edits(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)) { readNext(); }

void Edits::perform(std::vector<OfSource> changes, Done done) {
    perform([changes = std::move(changes)](Connection&) -> core::Result<std::vector<OfSource>> { return changes; },
            std::move(done));
}

void Edits::perform(qint64 source, Changes changes, Done done) {
    std::vector<OfSource> all;
    all.push_back({source, std::move(changes)});
    perform(std::move(all), std::move(done));
}

void Edits::perform(Plan plan, Done done) {
    write(
        [plan = std::move(plan), at = m_parts.clock.now()](WriteTransaction& tx,
                                                           Outcome& outcome) -> core::Result<void> {
            LINNET_TRY(const auto all, plan(tx.connection()));
            std::vector<UndoLog::Part> parts;
            for (const OfSource& one : all)
                parts.push_back({one.source, one.changes});
            LINNET_TRY(auto step, UndoLog::perform(tx, parts, at));
            if (step) outcome.steps.push_back(std::move(*step));
            for (const OfSource& one : all) {
                if (one.changes.empty()) continue;
                LINNET_TRY(auto edited, editedBy(tx.connection(), one.source, one.changes));
                outcome.edited.push_back(std::move(edited));
            }
            return {};
        },
        [done = std::move(done)](Edits& self, core::Result<void> written, const Outcome& outcome) {
            if (!written) Q_EMIT self.refused(notDoneText(written.error()));
            if (!done) return;
            if (written)
                done(outcome.steps);
            else
                done(tl::unexpected<core::Error>(std::move(written.error())));
        });
}

void Edits::record(qint64 source, Changes changes) {
    record([one = OfSource{source, std::move(changes)}](Connection&) -> core::Result<std::vector<OfSource>> {
        return std::vector{one};
    });
}

void Edits::record(Plan plan, std::function<void()> done) {
    write(
        [plan = std::move(plan), at = m_parts.clock.now()](WriteTransaction& tx,
                                                           Outcome& outcome) -> core::Result<void> {
            LINNET_TRY(const auto all, plan(tx.connection()));
            for (const OfSource& one : all) {
                LINNET_TRY_VOID(Outbox::append(tx, one.source, one.changes, at));
                LINNET_TRY(auto edited, editedBy(tx.connection(), one.source, one.changes));
                outcome.edited.push_back(std::move(edited));
            }
            return {};
        },
        [done = std::move(done)](Edits&, const core::Result<void>&, const Outcome&) {
            if (done) done();
        });
}

void Edits::undo() { turn(Way::Undo, {}); }

void Edits::redo() { turn(Way::Redo, {}); }

void Edits::undoSteps(const Steps& steps) {
    std::vector<std::int64_t> keys;
    for (const Step& step : steps)
        keys.push_back(step.key);
    if (!keys.empty()) turn(Way::Undo, std::move(keys));
}

void Edits::turn(Way way, std::vector<std::int64_t> keys) {
    write(
        [way, keys = std::move(keys), at = m_parts.clock.now()](WriteTransaction& tx,
                                                                Outcome& outcome) -> core::Result<void> {
            auto wanted = keys;
            if (wanted.empty()) {
                LINNET_TRY(const auto next,
                           way == Way::Undo ? UndoLog::nextUndo(tx.connection()) : UndoLog::nextRedo(tx.connection()));
                if (!next) return {};
                wanted.push_back(next->key);
            }
            for (const std::int64_t key : wanted) {
                // Before it is turned round: these are the changes that it makes now.
                LINNET_TRY(const auto rows, core::store::UndoStore::step(tx.connection(), key));
                LINNET_TRY(Undone undone, way == Way::Redo ? UndoLog::redo(tx, at) : UndoLog::undoStep(tx, key, at));
                for (const auto& row : rows) {
                    if (!undone.step || undone.problem) break;
                    LINNET_TRY(const auto changes, core::wire::decodeChanges(row.changes));
                    LINNET_TRY(auto edited, editedBy(tx.connection(), row.source, changes));
                    outcome.edited.push_back(std::move(edited));
                }
                outcome.undone.push_back(std::move(undone));
            }
            return {};
        },
        [way](Edits& self, const core::Result<void>& written, const Outcome& outcome) {
            if (!written) Q_EMIT self.refused(notDoneText(written.error()));
            for (const Undone& undone : outcome.undone) {
                if (!undone.step) continue;
                if (undone.problem)
                    Q_EMIT self.refused(cannotTurnText(*undone.step, *undone.problem));
                else if (way == Way::Undo)
                    Q_EMIT self.undone(*undone.step);
                else
                    Q_EMIT self.redone(*undone.step);
            }
        });
}

void Edits::write(Work work, Settled settled) {
    auto outcome = std::make_shared<Outcome>();
    m_parts.database.writeLater(
        WritePriority::User,
        [outcome, work = std::move(work)](WriteTransaction& tx) -> core::Result<void> {
            *outcome = {};
            LINNET_TRY_VOID(work(tx, *outcome));
            LINNET_TRY(outcome->next.undo, UndoLog::nextUndo(tx.connection()));
            LINNET_TRY(outcome->next.redo, UndoLog::nextRedo(tx.connection()));
            return {};
        },
        [self = QPointer<Edits>(this), outcome, settled = std::move(settled),
         &executor = m_parts.executor](core::Result<void> written) {
            executor.post([self, outcome, settled, written = std::move(written)] {
                if (!self) return;
                if (!written) *outcome = {.edited = {}, .steps = {}, .undone = {}, .next = self->m_next};
                self->take(*outcome);
                if (self) settled(*self, written, *outcome);
            });
        });
}

void Edits::afterWrites(std::function<void()> run) {
    write([](WriteTransaction&, Outcome&) -> core::Result<void> { return {}; },
          [run = std::move(run)](Edits&, const core::Result<void>&, const Outcome&) { run(); });
}

void Edits::take(const Outcome& outcome) {
    const bool isOther = m_next != outcome.next;
    m_next = outcome.next;
    for (const Edited& edited : outcome.edited) {
        Q_EMIT changed(edited);
        if (m_parts.wake) m_parts.wake(edited.source);
    }
    if (isOther) Q_EMIT stepsChanged();
}

void Edits::readNext() {
    m_parts.queries.ask(
        this,
        [](Connection& connection) -> core::Result<Next> {
            Next next;
            LINNET_TRY(next.undo, UndoLog::nextUndo(connection));
            LINNET_TRY(next.redo, UndoLog::nextRedo(connection));
            return next;
        },
        [this](core::Result<Next> next) {
            // What was done meanwhile knows better.
            if (!next || m_next.undo || m_next.redo) return;
            m_next = std::move(*next);
            Q_EMIT stepsChanged();
        });
}

void Edits::tellRefusals() {
    m_parts.queries.ask(
        this, [](Connection& connection) { return Outbox::refusals(connection); },
        [this](const core::Result<std::vector<Refusal>>& refusals) {
            if (!refusals || refusals->empty()) return;
            std::vector<std::int64_t> told;
            for (const Refusal& refusal : *refusals) {
                if (!m_told.insert(refusal.key).second) continue;
                told.push_back(refusal.key);
                if (told.size() <= kMostTold) Q_EMIT refused(refusalText(refusal));
            }
            if (told.empty()) return;
            if (told.size() > kMostTold) Q_EMIT refused(moreRefusedText(told.size() - kMostTold));
            m_parts.database.writeLater(WritePriority::User,
                                        [told = std::move(told)](WriteTransaction& tx) -> core::Result<void> {
                                            for (const std::int64_t key : told)
                                                LINNET_TRY_VOID(Outbox::told(tx, key));
                                            return {};
                                        });
        });
}

} // namespace linnet::app
