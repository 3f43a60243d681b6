// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The session's thread: one loop of reach, log in, catch up, wait. Everything that may block happens here, in plain
// sequence; any other thread only leaves a note (stop, poke, address, job) and wakes it.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/wire/Operations.h"
#include "sync/http/Backoff.h"
#include "sync/live/LiveChannel.h"
#include "sync/replica/FeedPage.h"
#include "sync/session/ServerSession.h"
#include "sync/session/StateTeller.h"
#include "sync/session/TokenKeeper.h"

namespace linnet::sync {

class SessionWorker;

struct SessionJob {
    std::function<core::Result<void>(SessionWorker&)> run;
    Done<void> done; ///< Through the gate.
};

/// Shared with the replies on their way, which may come when the worker is gone.
struct SessionNotes {
    std::mutex mutex;
    std::condition_variable changed;
    bool isStopping = false;
    bool isPoked = false;       ///< Do not wait, try now.
    bool isInterrupted = false; ///< Give up what runs: the address changed.
    bool hasSecretToSave = false;
    bool isEpochDue = true;                     ///< The server may have been restored: ask before anything is sent.
    std::optional<core::wire::ScanStatus> scan; ///< Told by the live channel.
    std::string localToken;
    std::deque<SessionJob> jobs;

    template <class F>
    void change(F&& edit) {
        const std::lock_guard lock(mutex);
        edit(*this);
        changed.notify_all();
    }
};

/// An answer that the worker waits for; given up when nobody holds it any more.
template <class T>
struct Pending {
    std::optional<core::Result<T>> answer; ///< Under the notes' mutex.
    HttpCall call;
    ~Pending() { call.cancel(); }
};

class SessionWorker {
public:
    using Millis = std::chrono::milliseconds;

    SessionWorker(SessionServices services, SessionOptions options, std::shared_ptr<ApiClient> api,
                  std::shared_ptr<CallbackGate> gate);
    ~SessionWorker();

    void start();
    void stop();
    SessionState state() const { return m_teller.state(); }
    std::int64_t source() const { return m_source.id; }
    void setAttention(Attention attention) { m_isWatched = attention == Attention::Watched; }
    void poke();
    void setAddress(std::string url, std::string localToken);
    void startAgain(); ///< Finds the server anew.
    void tellNowPlaying(const core::wire::NowPlayingReport& playing);

    /// Runs on the worker between steps; the owner hears the result through the gate.
    void post(std::function<core::Result<void>(SessionWorker&)> job, Done<void> done);
    /// Jobs.
    core::Result<void> login(const std::string& path, const std::string& body);
    core::Result<void> logout(LogoutKeeps keeps);
    core::Result<void> setOtherAddresses(const std::vector<std::string>& urls);

private:
    enum class Auth { With, Without };
    enum class Naming { KeepAccount, SetAccount };
    using Wait = std::optional<Millis>; ///< Nothing: until woken.

    void run();
    void runJobs();
    core::Result<Wait> step();
    core::Result<void> reach();
    core::Result<core::wire::ServerInfo> findServer();
    core::Result<core::wire::ServerInfo> askServer(const std::string& url, Millis patience);
    core::Result<void> acceptServer(const core::wire::ServerInfo& info);
    core::Result<void> logIn();
    core::Result<void> localLogin(std::string token);
    core::Result<void> accept(const HttpReply& reply, Naming naming);
    core::Result<void> changeAccount(const std::string& name);
    void tellNeverSent(std::int64_t count);
    core::Result<void> finishLogout();
    core::Result<void> saveSynced();
    void tellSource();
    core::Result<void> sendPending();
    core::Result<bool> sendSome();
    core::Result<void> takeAnswers(const core::wire::OperationsReply& reply);
    core::Result<core::wire::OperationsReply> post(const std::vector<core::operations::Operation>& operations);
    core::Result<void> catchUp();
    core::Result<void> fillSearch(Millis share);
    void pollScan();
    void openLive();
    void closeLive();
    void onLiveMessage(const core::wire::LiveMessage& message);
    void onLiveLink(bool isConnected);
    void takeScan();
    Wait onFailure(const core::Error& error);
    void wait(Wait duration);

    template <class T>
    core::Result<T> await(const std::shared_ptr<Pending<T>>& pending);
    core::Result<HttpReply> exchange(HttpRequest request, Auth auth);
    std::shared_ptr<Pending<HttpReply>> begin(HttpRequest request, Auth auth);
    std::shared_ptr<Pending<HttpReply>> begin(const std::function<HttpCall(HttpDone)>& send);
    core::Result<void> renew();
    AwaitPage askForPage(const std::string& cursor);
    void saveSecret();
    core::Result<void> saveSource(const core::store::Source& source);
    void setLink(Link link, const core::Error* problem = nullptr);

    SessionServices m_services;
    SessionOptions m_options;
    core::store::Source m_source;
    std::shared_ptr<ApiClient> m_api;
    std::shared_ptr<SessionNotes> m_notes = std::make_shared<SessionNotes>();
    std::shared_ptr<TokenKeeper> m_tokens;
    std::shared_ptr<CallbackGate> m_gate;
    StateTeller m_teller;
    std::atomic<bool> m_isWatched = false;
    core::CancelSource m_cancel;
    std::thread m_thread;

    // The worker's own.
    Backoff m_backoff;
    Millis m_poll;
    std::uint64_t m_written = 0;   ///< By the last catching up.
    bool m_hasStartedOver = false; ///< In the last catching up: what was sent before is pending again.
    bool m_isReached = false;
    bool m_isSynced = false;      ///< Since it was last reached.
    CatalogueChange m_unfound;    ///< Told already, but perhaps not found yet.
    bool m_isSearchBehind = true; ///< Search documents may be due.
    bool m_askedForToken = false; ///< Of the local server, since the last good exchange.
    bool m_canSend = true;        ///< The server knows operations.
    std::string m_epoch;          ///< Of the server, as it was named last.
    std::size_t m_mostOperations;
    std::optional<core::UnixMillis> m_syncedAt; ///< Not yet stored.
    bool m_isSyncedStored = false;              ///< Once since the start.
    bool m_isLogoutChecked = false;             ///< None is left to be finished.

    // Shared with the live channel's thread.
    std::atomic<core::Rev> m_horizon = 0; ///< The feed was read up to here.
    core::Guarded<std::string> m_liveEpoch;
    std::atomic<bool> m_isLiveOpen = false;
    std::unique_ptr<LiveChannel> m_live; ///< Null if it is not wanted. Ended first.
};

} // namespace linnet::sync
