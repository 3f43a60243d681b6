// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Calls that may never come back, such as opening a file on a network share that has gone: made on threads of their own
// and waited for only so long. A place that does not answer holds up a few of these threads and nobody else; until it
// does, whoever asks for it is refused at once. Any thread.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace linnet::server {

class PatientPool {
public:
    struct Options {
        std::size_t threads = 16; ///< At most; they are made when they are needed.
        std::size_t perPlace = 4; ///< At most this many of them for one place.
        std::chrono::milliseconds patience{3'000};
        std::chrono::milliseconds lastPatience{1'000}; ///< At the end; threads that still wait are left behind.
    };
    explicit PatientPool(Options options);
    PatientPool() : PatientPool(Options{}) {}
    ~PatientPool();
    PatientPool(const PatientPool&) = delete;
    PatientPool& operator=(const PatientPool&) = delete;

    /// What `work` returns; nothing if `place` does not answer. `work` may then still run, even after this object has
    /// gone: it owns all it uses. It must not throw.
    template <class T>
    std::optional<T> run(const std::string& place, std::function<T()> work) {
        auto answer = std::make_shared<std::optional<T>>();
        if (!await(place, [answer, work = std::move(work)] { answer->emplace(work()); })) return std::nullopt;
        return std::move(*answer);
    }

private:
    struct State;
    /// True: it has run to its end.
    bool await(const std::string& place, std::function<void()> work);
    static void serve(const std::shared_ptr<State>& state);

    std::shared_ptr<State> m_state; ///< Shared with the threads.
};

} // namespace linnet::server
