// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Three devices of one person and their server, for as long as a seed says: changes of all kinds, with undo and redo,
// devices that go offline and come back, replies that are lost, come twice or late, operations that the server refuses,
// and in every second household a server that is set back to a backup.
// In the end everything is sent and read, and what must hold is looked at.

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/support/OperationReplica.h"

namespace linnet::test {

class RandomHousehold {
public:
    explicit RandomHousehold(std::uint32_t seed);
    /// What went wrong; "" if nothing.
    std::string run();

private:
    static constexpr std::size_t kDevices = 3;
    struct Device {
        OperationReplica replica;
        std::chrono::milliseconds clockIsOff{0};
        bool isOnline = true;
        std::vector<std::string> lateReplies;
    };

    std::uint32_t below(std::uint32_t end);
    bool oneIn(std::uint32_t chances) { return below(chances) == 0; }
    core::UnixMillis timeOf(const Device& device) const { return m_server.now + device.clockIsOff; }

    void fillCatalogue();
    void step(Device& device);
    void change(Device& device);
    void talk(Device& device);
    void send(Device& device);
    void restoreServer();
    core::operations::Change anyChange(Device& device);
    core::operations::Change changeOfTarget();
    core::operations::Change changeOfHeader(core::PlaylistId playlist);
    core::operations::Change changeOfItems(Device& device, core::PlaylistId playlist);
    core::TrackId anyTrack();
    /// Mostly one that the device shows, sometimes any.
    core::PlaylistId anyPlaylist(Device& device);
    std::vector<core::PlaylistItemId> someItems(const std::vector<core::PlaylistItem>& items);

    std::string problem();
    std::string problemOfDevices();
    std::string problemOfItems();
    std::string problemOfPlays();

    std::mt19937 m_random;
    OperationServer m_server;
    std::array<Device, kDevices> m_devices;
    std::vector<core::TrackId> m_tracks;
    std::int64_t m_playsMade = 0;
    std::set<core::OperationId> m_playsRefused; ///< As they were answered last.
    std::uint32_t m_backupAt = 0;               ///< Step.
    std::uint32_t m_restoreAt = 0;              ///< Step; beyond the last one: never.
};

/// One record in a few words, for a message.
std::string described(const core::FeedRecord& record);

} // namespace linnet::test
