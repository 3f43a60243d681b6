// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fetches covers: few at a time, the newest wish first, equal wishes once. Owner thread; answers through the gate.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/CancelToken.h"
#include "core/base/Ids.h"
#include "sync/session/ApiClient.h"
#include "sync/session/CallbackGate.h"

namespace linnet::sync {

class ArtFetcher : public std::enable_shared_from_this<ArtFetcher> {
public:
    using Done = std::function<void(core::Result<std::string>)>;

    ArtFetcher(std::shared_ptr<ApiClient> api, std::shared_ptr<CallbackGate> gate)
        : m_api(std::move(api)),
          m_gate(std::move(gate)) {}

    void fetch(core::ArtId art, int size, core::CancelToken cancel, Done done);
    /// Owner thread, at the end.
    void cancelAll();

private:
    struct Wish {
        core::CancelToken cancel;
        Done done;
    };
    struct Job {
        core::ArtId art{};
        int size = 0;
        bool isRunning = false;
        HttpCall call{};
        std::vector<Wish> wishes{};
    };
    void startSome();
    void start(Job& job);
    void onDone(core::ArtId art, int size, const core::Result<std::string>& image);

    std::shared_ptr<ApiClient> m_api;
    std::shared_ptr<CallbackGate> m_gate;
    std::vector<Job> m_jobs; ///< Oldest wish first.
    std::size_t m_running = 0;
};

} // namespace linnet::sync
