// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a request that names a track to its open file: only what the person may see, only inside the folders of the
// libraries, whatever links point where. Opening may hang with the drive: by a PatientPool.

#include <memory>
#include <string>
#include <vector>

#include "core/os/File.h"
#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

struct TrackFile {
    core::FilePath named;
    std::vector<core::FilePath> roots; ///< Of all libraries, the one that holds the file first; never empty.
    /// For the PatientPool.
    const std::string& place() const { return roots.front().bytes(); }
};

/// The track of the path's "{id}". Errors: NotFound.
core::Result<TrackFile> findTrackFile(const CatalogContext& context, const Request& request, const Session& session);

struct OpenedFile {
    core::FilePath path; ///< Without links.
    std::shared_ptr<const core::os::File> file;
    core::os::FileStat facts;
    bool isRemote = false; ///< On a network share.
};

/// Blocks. Errors: NotFound (not there, or outside of the roots), Conflict, Storage; none of them names the path.
core::Result<OpenedFile> openWithin(const std::vector<core::FilePath>& roots, const core::FilePath& named);

/// 503: the drive or network share hangs.
Reply folderDoesNotAnswer();

} // namespace linnet::server
