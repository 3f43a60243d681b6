// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/live/LiveHub.h"

#include <algorithm>

namespace linnet::server {

using core::wire::encodeLive;
using core::wire::NowPlaying;
using core::wire::NowPlayingReport;

namespace {

bool maySee(const LiveMember& reader, const LiveMember& of) {
    return reader.principal.user == of.principal.user || reader.principal.role == Role::Owner;
}

std::string slotOf(const LiveMember& member) { return "now_playing:" + member.principal.device.hex(); }

std::string textOf(const LiveMember& member, const NowPlayingReport& report) {
    return encodeLive(
        NowPlaying{member.principal.user, member.userName, member.principal.device, member.deviceName, report});
}

} // namespace

LiveHub::LiveHub(core::store::Database& database, const core::Clock& clock) : m_database(database), m_clock(clock) {
    m_database.setCommitListener([this](core::Rev newest) { committed(newest); });
}

LiveHub::~LiveHub() { stop(); }

bool LiveHub::hasRoomFor(core::UserId user) const {
    const std::lock_guard lock(m_mutex);
    const auto isTheirs = [&](const Entry& entry) { return entry.member.principal.user == user; };
    return static_cast<std::size_t>(std::ranges::count_if(m_entries, isTheirs)) < kMostOfUser;
}

void LiveHub::join(std::shared_ptr<LiveChannel> channel, LiveMember member) {
    const std::lock_guard lock(m_mutex);
    if (m_isStopped) {
        channel->close(LiveClose::Stopping);
        return;
    }
    // A commit after this look is told by committed(), which waits for the mutex.
    channel->send("hello", encodeLive(core::wire::LiveHello{m_database.epoch(), m_database.feedHorizon()}));
    m_entries.push_back({std::move(channel), std::move(member), {}});
    const auto& own = m_entries.back();
    if (m_scan.isRunning) tellScan(own);
    for (const auto& other : m_entries) {
        if (&other == &own || other.playing.track.isNull() || !maySee(own.member, other.member)) continue;
        own.channel->send(slotOf(other.member), textOf(other.member, other.playing));
    }
}

void LiveHub::leave(const LiveChannel& channel) {
    const std::lock_guard lock(m_mutex);
    const auto entry = find(channel);
    if (entry == m_entries.end()) return;
    if (entry->playing.isPlaying) {
        entry->playing.isPlaying = false;
        tellOthers(*entry);
    }
    m_entries.erase(entry);
}

void LiveHub::report(const LiveChannel& from, const NowPlayingReport& report) {
    const std::lock_guard lock(m_mutex);
    const auto entry = find(from);
    if (entry == m_entries.end()) return;
    entry->playing = report;
    tellOthers(*entry);
}

void LiveHub::scanChanged(const core::wire::ScanStatus& status) {
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.steady();
    const bool isStep = status.isRunning == m_scan.isRunning && status.phase == m_scan.phase;
    if (isStep && now - m_scanToldAt < kScanPause) return;
    m_scan = status;
    m_scanToldAt = now;
    for (const auto& entry : m_entries)
        tellScan(entry);
}

void LiveHub::revoked(core::DeviceId device) {
    const std::lock_guard lock(m_mutex);
    for (const auto& entry : m_entries)
        if (entry.member.principal.device == device) entry.channel->close(LiveClose::Revoked);
}

void LiveHub::stop() {
    m_database.setCommitListener({});
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
    for (const auto& entry : m_entries)
        entry.channel->close(LiveClose::Stopping);
}

std::size_t LiveHub::memberCount() const {
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

void LiveHub::committed(core::Rev newest) {
    const std::lock_guard lock(m_mutex);
    for (const auto& entry : m_entries)
        entry.channel->hint(newest);
}

LiveHub::Entries::iterator LiveHub::find(const LiveChannel& channel) {
    return std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.channel.get() == &channel; });
}

void LiveHub::tellOthers(const Entry& from) const {
    const auto text = textOf(from.member, from.playing);
    for (const auto& entry : m_entries)
        if (&entry != &from && maySee(entry.member, from.member)) entry.channel->send(slotOf(from.member), text);
}

/// What ended a scan may name files, which are for sessions of this computer only.
void LiveHub::tellScan(const Entry& to) const {
    auto scan = m_scan;
    if (scan.error && to.member.principal.scope != Scope::LocalFiles)
        scan.error = "The scan ended early; the server's log says why.";
    to.channel->send("scan", encodeLive(scan));
}

} // namespace linnet::server
