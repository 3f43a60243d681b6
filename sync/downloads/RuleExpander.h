// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the pins equal to what the rules mean: pins what joined an album, lets go of what left a list, clears away the
// rules that go. Writes in slices. One thread, which waits for the writer.

#include "sync/downloads/Downloads.h"

namespace linnet::sync {

class RuleExpander {
public:
    explicit RuleExpander(const DownloadServices& services) : m_services(services) {}

    /// True if any pin has changed. `isStopping` is asked between slices; what is left is for the next time.
    core::Result<bool> settle(const std::function<bool()>& isStopping);

private:
    core::Result<bool> settleRule(const core::store::DownloadRule& rule, const std::function<bool()>& isStopping);
    core::Result<std::vector<core::TrackId>> meantBy(core::store::Connection& connection,
                                                     const core::store::DownloadRule& rule) const;

    const DownloadServices& m_services;
};

} // namespace linnet::sync
