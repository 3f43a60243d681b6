// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/LibraryRoutes.h"

#include <charconv>

#include "core/scan/Libraries.h"
#include "core/wire/Base64Url.h"
#include "core/wire/Scans.h"
#include "server-stub/catalog/CatalogEye.h"
#include "server-stub/catalog/ScanService.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Library;
using core::LibraryId;
using core::Result;
using core::RootId;
using core::scan::Libraries;
using core::wire::decode;
using core::wire::encoded;
using core::wire::Page;

namespace {

Result<std::string> listLibraries(const CatalogContext& context, const Request&, const Session& session) {
    LINNET_TRY(auto list, Libraries(context.database).list());
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    Page<Library> page;
    for (auto& library : list) {
        const auto key = eye.require(core::EntityKind::Library, core::store::keyOf(eye.reader(), 0, library.id));
        if (key)
            page.items.push_back(std::move(library));
        else if (key.error().code != Errc::NotFound)
            return tl::unexpected(key.error());
    }
    return encoded(page, pathsFor(session));
}

/// The library as it is now.
Result<Reply> libraryReply(const CatalogContext& context, LibraryId id, const Session& session) {
    LINNET_TRY(const auto library, Libraries(context.database).get(id));
    return jsonReply(encoded(library, pathsFor(session)), 201);
}

/// What stands in the way of a folder may be another one, whose path is not for every session.
Result<void> addFolder(const CatalogContext& context, LibraryId id, const core::FilePath& path,
                       const Session& session) {
    const auto added = Libraries(context.database).addRoot(id, path);
    if (added) return {};
    if (added.error().code == Errc::Conflict && !session.hasLocalFiles())
        return failure(Errc::Conflict, "this folder, or one above or below it, is already part of a library");
    return tl::unexpected(added.error());
}

Result<Reply> addLibrary(const CatalogContext& context, const Request& request, Session& session) {
    LINNET_TRY(const auto body, decode<core::wire::LibraryCreate>(request.body));
    Libraries libraries(context.database);
    LINNET_TRY(const auto library, libraries.add(body.name));
    for (const auto& path : body.roots) {
        const auto added = addFolder(context, library.id, path, session);
        if (!added) {
            // All of it or nothing: a half-made library would surprise whoever tries again.
            static_cast<void>(libraries.removeLibrary(library.id));
            context.removals.wake();
            return tl::unexpected(added.error());
        }
    }
    if (!body.roots.empty()) context.scans.request(ScanDepth::Changes);
    return libraryReply(context, library.id, session);
}

Result<Reply> removeLibrary(const CatalogContext& context, const Request& request, Session&) {
    LINNET_TRY(const auto id, idParameter<LibraryId>(request));
    LINNET_TRY_VOID(Libraries(context.database).removeLibrary(id));
    context.removals.wake();
    return emptyReply();
}

Result<Reply> addRoot(const CatalogContext& context, const Request& request, Session& session) {
    LINNET_TRY(const auto id, idParameter<LibraryId>(request));
    LINNET_TRY(const auto body, decode<core::wire::RootCreate>(request.body));
    LINNET_TRY_VOID(addFolder(context, id, body.path, session));
    context.scans.request(ScanDepth::Changes);
    return libraryReply(context, id, session);
}

Result<Reply> removeRoot(const CatalogContext& context, const Request& request, Session&) {
    LINNET_TRY(const auto library, idParameter<LibraryId>(request, 0));
    LINNET_TRY(const auto root, idParameter<RootId>(request, 1));
    LINNET_TRY_VOID(Libraries(context.database).removeRoot(library, root));
    context.removals.wake();
    return emptyReply();
}

/// The scan as this session may see it: what ended it may name files.
Result<Reply> statusReply(const CatalogContext& context, const Session& session, int status) {
    auto scan = context.scans.status();
    if (scan.error && !session.hasLocalFiles()) scan.error = "The scan ended early; the server's log says why.";
    return jsonReply(encoded(scan), status);
}

Result<Reply> scanStatus(const CatalogContext& context, const Request&, Session& session) {
    return statusReply(context, session, 200);
}

Result<Reply> startScan(const CatalogContext& context, const Request& request, Session& session) {
    core::wire::ScanRequest body;
    if (!request.body.empty()) {
        LINNET_TRY(body, decode<core::wire::ScanRequest>(request.body));
    }
    context.scans.request(body.isFull ? ScanDepth::Everything : ScanDepth::Changes);
    return statusReply(context, session, 202);
}

Result<Reply> cancelScan(const CatalogContext& context, const Request&, Session&) {
    context.scans.cancel();
    return emptyReply();
}

Result<std::int64_t> problemCursor(std::string_view text) {
    std::int64_t key = 0;
    if (text.empty()) return key;
    const auto plain = core::wire::base64UrlDecode(text);
    if (plain) {
        const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), key);
        if (error == std::errc() && end == plain->data() + plain->size() && key > 0) return key;
    }
    return failure(Errc::InvalidInput, "'cursor' is not from a page of this list");
}

/// A detail of the system's own names the file with its folders.
std::string withoutFolders(std::string detail, const core::FilePath& file) {
    const auto folder = file.parent().displayName() + "/";
    for (auto at = detail.find(folder); at != std::string::npos; at = detail.find(folder, at))
        detail.erase(at, folder.size());
    return detail;
}

Result<Reply> scanProblems(const CatalogContext& context, const Request& request, Session& session) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultPage, 1, kMaxPage));
    LINNET_TRY(const auto after, problemCursor(request.queryValue("cursor").value_or("")));
    LINNET_TRY(const auto found, Libraries(context.database).problems(after, static_cast<int>(limit)));
    Page<core::wire::ScanProblem> page;
    for (const auto& problem : found.problems) {
        if (session.hasLocalFiles())
            page.items.push_back({problem.path.displayName(), problem.code, problem.detail});
        else
            page.items.push_back({core::FilePath(std::string(problem.path.fileName())).displayName(), problem.code,
                                  withoutFolders(problem.detail, problem.path)});
    }
    if (found.next != 0) page.next = core::wire::base64UrlEncode(std::to_string(found.next));
    return jsonReply(encoded(page));
}

using Action = Result<Reply> (*)(const CatalogContext&, const Request&, Session&);

Route route(const CatalogContext& context, Method method, const char* pattern, Action action) {
    return {.method = method,
            .pattern = pattern,
            .handler = [&context, action](const Request& request,
                                          Session& session) { return action(context, request, session); },
            .roles = method == Method::Get ? kEveryone : kOwner};
}

} // namespace

RouteTable libraryRoutes(const CatalogContext& context) {
    return {catalogRoute(context, "/api/v1/libraries", listLibraries),
            route(context, Method::Post, "/api/v1/libraries", addLibrary),
            route(context, Method::Delete, "/api/v1/libraries/{id}", removeLibrary),
            route(context, Method::Post, "/api/v1/libraries/{id}/roots", addRoot),
            route(context, Method::Delete, "/api/v1/libraries/{id}/roots/{root}", removeRoot),
            route(context, Method::Get, "/api/v1/scan", scanStatus),
            route(context, Method::Post, "/api/v1/scan", startScan),
            route(context, Method::Delete, "/api/v1/scan", cancelScan),
            route(context, Method::Get, "/api/v1/scan/problems", scanProblems)};
}

} // namespace linnet::server
