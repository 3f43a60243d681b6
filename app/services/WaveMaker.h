// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The waveform of a file: kept from another time (DIR/cache/waves, by the audio id, so that it stays through retagging
// and is one for all copies), else from the helper linnet-media. Blocks: for a worker thread, one call at a time.

#include <QString>

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/base/CancelToken.h"
#include "core/base/Result.h"
#include "core/domain/Analysis.h"
#include "core/log/Logger.h"
#include "core/os/FilePath.h"

namespace linnet::app {

class WaveMaker {
public:
    struct Options {
        QString folder;                        ///< Made when the first one is kept.
        std::optional<core::FilePath> program; ///< Nothing: beside this program, then in PATH.
        core::log::Logger log{};
        qint64 mostOnDisk = 32LL * 1024 * 1024; ///< Some ten thousand recordings.
    };
    explicit WaveMaker(Options options) : m_options(std::move(options)), m_keptSince(m_options.mostOnDisk) {}

    /// The helper has a low priority, and is killed within a tenth of a second after `going` was cancelled.
    /// Errors: Cancelled; NotFound (the file, or the helper); what the helper says of the file; Internal (it crashed).
    /// A file that cannot be analysed is not tried again in this run of the program.
    core::Result<core::Waveform> waveOf(const core::FilePath& file, const core::CancelToken& going);

private:
    core::Result<core::Analysis> analyse(const core::FilePath& file, const core::CancelToken& going);
    void keep(const QString& path, const core::Analysis& analysis);

    Options m_options;
    std::set<std::string> m_hopeless; ///< Audio ids.
    qint64 m_keptSince;               ///< Bytes written since the folder was looked through.
};

} // namespace linnet::app
