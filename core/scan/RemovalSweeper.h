// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes what removed libraries and folders held out of the catalogue, in background slices, each queued by the one
// before, so that users' writes pass in between. What is left to do stands in the store: killed anywhere, the sweeper
// of the next start goes on. Any thread but the writer's; the database outlives it.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "core/store/Database.h"

namespace linnet::core::scan {

class RemovalSweeper {
public:
    /// `onFailed` hears, on the writer thread, why a sweep ended early (a full disk): wake() it again later.
    explicit RemovalSweeper(store::Database& database, std::function<void(const Error&)> onFailed = {});
    ~RemovalSweeper(); ///< As stop().
    RemovalSweeper(const RemovalSweeper&) = delete;
    RemovalSweeper& operator=(const RemovalSweeper&) = delete;

    /// Goes on until nothing removed is left.
    void wake();
    /// Ends after the slice that runs; the rest is for the next start.
    void stop();
    /// True once it rests, within `patience`.
    bool waitUntilAtRest(std::chrono::milliseconds patience);

private:
    struct State {
        State(store::Database& db, std::function<void(const Error&)> failed)
            : database(db),
              onFailed(std::move(failed)) {}
        store::Database& database;
        std::function<void(const Error&)> onFailed;
        std::mutex mutex;
        std::condition_variable changed;
        bool isRunning = false;  ///< Under mutex.
        bool isWoken = false;    ///< Under mutex: somebody asked while it ran.
        bool isStopping = false; ///< Under mutex.
    };
    static void runSlice(const std::shared_ptr<State>& state);
    static void onSlice(const std::shared_ptr<State>& state, bool isMore, const Result<void>& written);

    std::shared_ptr<State> m_state; ///< Shared with the slice that is queued.
};

} // namespace linnet::core::scan
