// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The app's life with one server: finds it, logs in, keeps the replica up to date, passes calls on. One per source.
// Owner thread: the executor's; all callbacks and listeners run there, none after the destructor. A thread of its own
// does the waiting: it sleeps between polls (0.5 s while a scan runs or changes come, growing to 15 s).

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/CancelToken.h"
#include "core/base/Executor.h"
#include "core/domain/Catalog.h"
#include "core/log/Logger.h"
#include "core/lyrics/Lyrics.h"
#include "core/store/SourceStore.h"
#include "core/wire/Live.h"
#include "core/wire/Scans.h"
#include "sync/http/HttpTransport.h"
#include "sync/replica/CatalogueChange.h"
#include "sync/secrets/SecretStore.h"
#include "sync/session/ApiClient.h"
#include "sync/session/SessionState.h"

namespace linnet::sync {

template <class T>
using Done = std::function<void(core::Result<T>)>;

/// Borrowed; all outlive the session.
struct SessionServices {
    HttpTransport& transport;
    core::store::Database& database;
    SecretStore& secrets;
    core::Executor& executor;
    const core::Clock& clock;
    const core::log::Logger& log;
};

struct SessionListeners {
    std::function<void(const SessionState&)> onState;
    std::function<void(const CatalogueChange&)> onCatalogue; ///< At most four times a second.
    /// What another device plays, or stopped playing.
    std::function<void(const core::wire::NowPlaying&)> onNowPlaying{};
    /// What is stored of the source is another: its server, account, name or addresses.
    std::function<void(const core::store::Source&)> onSource{};
    /// Changes that a server refused, or never got because their account ended here, lie in Outbox::refusals().
    std::function<void()> onRefusals{};
};

/// How long the session waits; tests make it shorter.
struct SessionTiming {
    std::chrono::milliseconds pollBusy{500};
    std::chrono::milliseconds pollIdle{15'000};
    std::chrono::milliseconds pollLive{5 * 60'000}; ///< While the live channel brings the hints.
    std::chrono::milliseconds retryFirst{500};
    std::chrono::milliseconds retryWatched{5'000};
    std::chrono::milliseconds retryMost{60'000};
};

struct SessionOptions {
    core::store::Source source;
    std::string deviceName = "Linnet";
    SessionListeners listeners;
    /// Bundled server only: gets a one-time token from the server's control socket when no log-in is left. Called on
    /// the session's thread; may block for seconds.
    std::function<core::Result<std::string>()> requestLocalToken;
    SessionTiming timing{};
    bool wantsLive = true; ///< Keeps a live channel open while the server is reached.
};

struct Credentials {
    std::string name;
    std::string password;
};

enum class LogoutKeeps { Replica, DownloadsOnly };
enum class Attention { Background, Watched };
enum class ScanDepth { Changed, Full };
enum class ArtSize : int { Small = 96, Medium = 256, Large = 640 };

class ServerSession {
public:
    ServerSession(SessionServices services, SessionOptions options);
    ~ServerSession(); ///< As stop().
    ServerSession(const ServerSession&) = delete;
    ServerSession& operator=(const ServerSession&) = delete;

    /// Does nothing until an address is known: the source's url, or setAddress().
    void start();
    /// Cancels what runs and waits for the thread: at most one slice of a write.
    void stop();
    SessionState state() const; ///< Any thread.
    std::int64_t source() const;

    /// The bundled server listens somewhere (else) now. `localToken` "" keeps the log-in there is.
    void setAddress(std::string url, std::string localToken = {});
    /// Someone is looking: an unreachable server is tried at least every 5 s.
    void setAttention(Attention attention);
    /// Tries or polls at once instead of waiting; sends what the outbox holds first.
    void retryNow();
    /// More addresses of this server, tried after its own in this order; kept. Where another server answers is never
    /// used. Errors: Storage.
    void setOtherAddresses(std::vector<std::string> urls, Done<void> done);
    /// The network is another one: the addresses are tried again from the first.
    void networkChanged();
    /// For the others of the household. The newest state goes out once the server is reached.
    void tellNowPlaying(const core::wire::NowPlayingReport& playing);

    /// Errors: Unauthorised (name or password), Throttled, Conflict (a source of this server and account exists).
    void login(Credentials credentials, Done<void> done);
    /// The first account of a fresh server, with the code from its terminal; logs in. Errors also: Forbidden (code).
    void setUp(std::string code, Credentials credentials, Done<void> done);
    /// Here and, if it is reached, on the server. Replica: what it holds stays, for whoever takes the source away.
    /// DownloadsOnly: of the replica remains what is downloaded, see KeptDownloads.h.
    void logout(LogoutKeeps keeps, Done<void> done);
    void logout(Done<void> done) { logout(LogoutKeeps::Replica, std::move(done)); }

    void createLibrary(std::string name, std::vector<core::FilePath> roots, Done<core::Library> done);
    void removeLibrary(core::LibraryId library, Done<void> done);
    void addRoot(core::LibraryId library, core::FilePath path, Done<core::Library> done);
    void removeRoot(core::LibraryId library, core::RootId root, Done<void> done);
    void startScan(ScanDepth depth, Done<core::wire::ScanStatus> done);
    void cancelScan(Done<void> done);
    void scanProblems(Done<std::vector<core::wire::ScanProblem>> done);

    /// Empty where the track has none. Errors also: NotFound (no such track, or its file is not there).
    void lyrics(core::TrackId track, Done<core::lyrics::Lyrics> done);

    /// The encoded image. Equal requests share one fetch, newest first, few at a time; a cancelled one may never call.
    void fetchArt(core::ArtId art, ArtSize size, core::CancelToken cancel, Done<std::string> done);

    /// For the media store: sends with this session's address and log-in. Lives on after the session.
    std::shared_ptr<ApiClient> api() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::sync
