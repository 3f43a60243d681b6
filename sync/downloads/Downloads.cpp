// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/downloads/Downloads.h"

#include "sync/downloads/DownloadWorker.h"

namespace linnet::sync {

using core::store::DownloadRuleState;
using core::store::DownloadTarget;
using core::store::Key;
using core::store::WritePriority;
using core::store::WriteTransaction;

struct Downloads::Impl {
    Impl(DownloadServices services, DownloadOptions options, DownloadListeners listeners)
        : gate(std::make_shared<CallbackGate>(services.executor)),
          worker(std::move(services), options, std::move(listeners), gate) {}

    std::shared_ptr<CallbackGate> gate;
    DownloadWorker worker;

    template <class F>
    void note(F&& edit) {
        worker.notes().change(std::forward<F>(edit));
    }
    void setState(Key rule, DownloadRuleState state, Done<void> done) {
        worker.services().database.writeLater(
            WritePriority::User,
            [rule, state](WriteTransaction& tx) { return core::store::setDownloadRuleState(tx, rule, state); },
            [this, owner = gate, done = std::move(done)](core::Result<void> written) {
                owner->post([this, done, written = std::move(written)] {
                    lookAtRules();
                    if (done) done(written);
                });
            });
    }
    void lookAtRules() {
        note([](DownloadNotes& n) { n.areRulesDue = n.isQueueDue = true; });
    }
};

Downloads::Downloads(DownloadServices services, DownloadOptions options, DownloadListeners listeners)
    : m_impl(std::make_unique<Impl>(std::move(services), options, std::move(listeners))) {}

Downloads::~Downloads() {
    m_impl->worker.stop();
    m_impl->gate->close();
}

void Downloads::start() { m_impl->worker.start(); }
void Downloads::stop() { m_impl->worker.stop(); }
DownloadState Downloads::state() const { return m_impl->worker.state(); }

void Downloads::add(DownloadTarget target, Done<Key> done) {
    auto key = std::make_shared<Key>(0);
    m_impl->worker.services().database.writeLater(
        WritePriority::User,
        [key, target, at = m_impl->worker.services().clock.now()](WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(*key, core::store::addDownloadRule(tx, target, at));
            return {};
        },
        [impl = m_impl.get(), owner = m_impl->gate, key, done = std::move(done)](core::Result<void> written) {
            owner->post([impl, key, done, written = std::move(written)] { // Runs while the owner lives.
                impl->lookAtRules();
                if (done) done(written.map([&] { return *key; }));
            });
        });
}

void Downloads::remove(Key rule, Done<void> done) { m_impl->setState(rule, DownloadRuleState::Going, std::move(done)); }

void Downloads::setRulePaused(Key rule, bool isPaused, Done<void> done) {
    m_impl->setState(rule, isPaused ? DownloadRuleState::Paused : DownloadRuleState::Active, std::move(done));
}

void Downloads::pause() {
    m_impl->note([](DownloadNotes& n) { n.isPaused = true; });
}

void Downloads::resume() {
    m_impl->note([](DownloadNotes& n) {
        n.isPaused = false;
        n.mayLookAtDisk = true;
    });
}

void Downloads::retryFailed() {
    m_impl->note([](DownloadNotes& n) { n.mayRetryFailed = n.mayLookAtDisk = true; });
}

void Downloads::setMetered(bool isMetered) {
    m_impl->note([=](DownloadNotes& n) { n.isMetered = isMetered; });
}

void Downloads::setOnMetered(MeteredUse use) {
    m_impl->note([=](DownloadNotes& n) { n.onMetered = use; });
}

void Downloads::setBudget(core::ByteCount budget) {
    m_impl->note([=](DownloadNotes& n) { n.budget = budget; });
}

void Downloads::setReachable(std::int64_t source, bool isReachable) {
    m_impl->note([=](DownloadNotes& n) { n.reachable[source] = isReachable; });
}

void Downloads::onCatalogue(const CatalogueChange&) {
    m_impl->note([](DownloadNotes& n) { n.areRulesDue = true; });
}

core::Result<void> Downloads::forgetSource(std::int64_t source) {
    m_impl->note([=](DownloadNotes& n) { n.forgotten.insert(source); });
    LINNET_TRY_VOID(m_impl->worker.services().database.write(
        WritePriority::User, [=](WriteTransaction& tx) { return core::store::removeDownloadRules(tx, source); }));
    m_impl->lookAtRules();
    return {};
}

} // namespace linnet::sync
