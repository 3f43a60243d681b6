// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a connection's coroutine to a worker and back. Internal to http/.

#include <functional>
#include <memory>

#include <boost/asio/post.hpp>

#include "server-stub/http/NetworkContext.h"
#include "server-stub/http/WorkerPool.h"

namespace linnet::server {

/// Runs `task` on the pool and comes back to this thread. False: the pool is full, nothing ran.
inline Task<bool> runOnPool(WorkerPool& pool, std::function<void()> task) {
    auto start = [&pool, &task](auto handler) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        auto executor = asio::get_associated_executor(*shared);
        auto finish = [shared, executor](bool hasRun) {
            asio::post(executor, [shared, hasRun] { std::move (*shared)(hasRun); });
        };
        const bool isAccepted = pool.trySubmit([finish, work = std::move(task)] {
            work();
            finish(true);
        });
        if (!isAccepted) finish(false);
    };
    asio::use_awaitable_t<IoExecutor> token;
    const bool hasRun = co_await asio::async_initiate<asio::use_awaitable_t<IoExecutor>, void(bool)>(start, token);
    co_return hasRun;
}

} // namespace linnet::server
