// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the catalogue's routes work with, and what their answers have in common.

#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/log/Logger.h"
#include "core/scan/RemovalSweeper.h"
#include "core/search/Vocabulary.h"
#include "core/store/Database.h"
#include "core/wire/Codec.h"
#include "server-stub/http/Parameters.h"
#include "server-stub/http/Route.h"

namespace linnet::server {

class PatientPool;
class ScanService;

/// References only; all of it outlives the routes.
struct CatalogContext {
    core::store::Database& database;
    core::search::Vocabulary& vocabulary;
    ScanService& scans;
    core::scan::RemovalSweeper& removals;
    const core::Clock& clock;
    const core::log::Logger& log;
    PatientPool& files; ///< For what may have to wait for a drive or a network share.
    core::FilePath artFolder;
};

inline core::wire::Paths pathsFor(const Session& session) {
    return session.hasLocalFiles() ? core::wire::Paths::Shown : core::wire::Paths::Hidden;
}

/// For answers made of the catalogue alone: the same as long as no newer rev exists and the view is the same.
std::string catalogEtag(const CatalogContext& context, const Session& session);
/// True if the client has this version already; the answer then needs no body.
bool isKnown(const Request& request, std::string_view etag);

/// A GET route of the catalogue: signed in, on the pool, with catalogEtag() and a 304 before any work.
using CatalogHandler = core::Result<std::string> (*)(const CatalogContext&, const Request&, const Session&);
Route catalogRoute(const CatalogContext& context, std::string pattern, CatalogHandler handler);

} // namespace linnet::server
