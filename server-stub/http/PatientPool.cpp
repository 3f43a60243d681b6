// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/PatientPool.h"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace linnet::server {

namespace {

using Clock = std::chrono::steady_clock;

struct Job {
    std::string place;
    std::function<void()> work;
    Clock::time_point startedAt{};
    bool isDone = false;
};

} // namespace

/// All of it but `options` under the mutex.
struct PatientPool::State {
    using Jobs = std::list<std::shared_ptr<Job>>;

    explicit State(Options given) : options(given) {}

    std::size_t runningAt(const std::string& place) const {
        return static_cast<std::size_t>(std::ranges::count(running, place, [](const auto& job) { return job->place; }));
    }
    Jobs::iterator nextJob() {
        return std::ranges::find_if(waiting, [&](const auto& job) { return runningAt(job->place) < options.perPlace; });
    }
    bool isSilent(const std::string& place) const {
        const auto since = Clock::now() - options.patience;
        return std::ranges::any_of(running,
                                   [&](const auto& job) { return job->place == place && job->startedAt <= since; });
    }

    const Options options;
    std::mutex mutex;
    std::condition_variable changed;
    Jobs waiting;
    Jobs running;
    std::size_t threads = 0;
    bool isStopping = false;
};

PatientPool::PatientPool(Options options) : m_state(std::make_shared<State>(options)) {}

PatientPool::~PatientPool() {
    std::unique_lock lock(m_state->mutex);
    m_state->isStopping = true;
    m_state->waiting.clear();
    m_state->changed.notify_all();
    m_state->changed.wait_for(lock, m_state->options.lastPatience, [this] { return m_state->threads == 0; });
}

bool PatientPool::await(const std::string& place, std::function<void()> work) {
    auto& state = *m_state;
    auto job = std::make_shared<Job>();
    job->place = place;
    job->work = std::move(work);
    std::unique_lock lock(state.mutex);
    if (state.isStopping || state.isSilent(place)) return false;
    const bool hasFreeThread = state.running.size() + state.waiting.size() < state.threads;
    state.waiting.push_back(job);
    if (!hasFreeThread && state.threads < state.options.threads) {
        ++state.threads;
        std::thread([shared = m_state] { serve(shared); }).detach();
    }
    state.changed.notify_all();
    state.changed.wait_for(lock, state.options.patience, [&] { return job->isDone || state.isStopping; });
    if (!job->isDone) std::erase(state.waiting, job);
    return job->isDone;
}

void PatientPool::serve(const std::shared_ptr<State>& state) {
    std::unique_lock lock(state->mutex);
    while (true) {
        state->changed.wait(lock, [&] { return state->isStopping || state->nextJob() != state->waiting.end(); });
        if (state->isStopping) break;
        const auto next = state->nextJob();
        const auto job = *next;
        state->waiting.erase(next);
        job->startedAt = Clock::now();
        state->running.push_back(job);
        lock.unlock();
        job->work();
        lock.lock();
        job->isDone = true;
        std::erase(state->running, job);
        state->changed.notify_all();
    }
    --state->threads;
    state->changed.notify_all();
}

} // namespace linnet::server
