// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who is connected and what each of them hears: that the feed goes on, how the scan is, what the person's other devices
// play (owners hear of everybody's). Knows no sockets. Any thread.

#include <memory>
#include <mutex>
#include <vector>

#include "core/base/Clock.h"
#include "core/store/Database.h"
#include "core/wire/Live.h"
#include "server-stub/http/Session.h"
#include "server-stub/live/LiveChannel.h"

namespace linnet::server {

struct LiveMember {
    Principal principal;
    std::string userName;
    std::string deviceName;
};

class LiveHub {
public:
    static constexpr std::size_t kMostOfUser = 32;
    static constexpr std::chrono::milliseconds kScanPause{250}; ///< Between two messages of a scan within one phase.

    /// Listens to the database's commits until stop(). References outlive this.
    LiveHub(core::store::Database& database, const core::Clock& clock);
    ~LiveHub(); ///< As stop().
    LiveHub(const LiveHub&) = delete;
    LiveHub& operator=(const LiveHub&) = delete;

    bool hasRoomFor(core::UserId user) const;
    /// Greets the channel and tells it what holds; it is kept until leave().
    void join(std::shared_ptr<LiveChannel> channel, LiveMember member);
    /// Afterwards nothing is sent to it any more, and the others hear that it plays nothing.
    void leave(const LiveChannel& channel);
    void report(const LiveChannel& from, const core::wire::NowPlayingReport& report);

    void scanChanged(const core::wire::ScanStatus& status);
    void revoked(core::DeviceId device);
    /// Closes all; who comes later is closed at once. Idempotent.
    void stop();
    std::size_t memberCount() const;

private:
    struct Entry {
        std::shared_ptr<LiveChannel> channel;
        LiveMember member;
        core::wire::NowPlayingReport playing;
    };
    using Entries = std::vector<Entry>;

    void committed(core::Rev newest);
    Entries::iterator find(const LiveChannel& channel);
    void tellOthers(const Entry& from) const;
    void tellScan(const Entry& to) const;

    core::store::Database& m_database;
    const core::Clock& m_clock;
    mutable std::mutex m_mutex;
    Entries m_entries;             ///< Under m_mutex, as all below.
    core::wire::ScanStatus m_scan; ///< As it was told last.
    core::Steady m_scanToldAt{};
    bool m_isStopped = false;
};

} // namespace linnet::server
