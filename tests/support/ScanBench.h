// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A music folder, a database beside it and a scanner over both, for tests of scanning.

#include <QTest>

#include <map>

#include "core/os/AtomicFile.h"
#include "core/scan/Libraries.h"
#include "core/scan/Scanner.h"
#include "core/store/CatalogReader.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TempFolder.h"

namespace linnet::tests {

class ScanBench {
public:
    ScanBench() {
        if (!core::os::makeFolders(music())) qFatal("cannot make the music folder");
        reopen();
        const auto library = core::scan::Libraries(*database).ensureMusicFolder(music());
        if (!library) qFatal("%s", library.error().detail.c_str());
    }

    /// As the next start of the program.
    void reopen() {
        database.reset();
        database = must(core::store::Database::open({.file = m_folder.file("server.db")}));
    }

    core::FilePath music() const { return m_folder.file("music"); }
    core::FilePath file(const std::string& relative) const { return music() / relative; }
    core::FilePath artFolder() const { return m_folder.file("art"); }

    core::Result<core::scan::ScanReport> tryScan(bool isFull = false) {
        core::scan::Scanner scanner(*database, {.artFolder = artFolder(), .readers = 2, .clock = nullptr});
        return scanner.run({{}, isFull}, {}, {});
    }
    core::scan::ScanReport scan(bool isFull = false) {
        const auto report = tryScan(isFull);
        if (!report) qFatal("%s", report.error().detail.c_str());
        return *report;
    }

    /// All tracks by path below the music folder; those without a file are under "?TITLE".
    std::map<std::string, core::Track> tracks() {
        std::map<std::string, core::Track> result;
        const auto keys = must(core::store::trackKeys(reader()));
        for (const auto& row : must(core::store::trackRows(reader(), keys))) {
            const auto& local = row.track.local;
            result.emplace(row.track.isAvailable && local ? local->relative.bytes() : "?" + row.track.title, row.track);
        }
        return result;
    }
    std::vector<core::store::AlbumRow> albums() {
        const auto keys = must(core::store::albumKeys(reader(), core::store::AlbumOrder::Title));
        return must(core::store::albumRows(reader(), keys));
    }
    core::TrackId idAt(const std::string& path) {
        const auto all = tracks();
        const auto found = all.find(path);
        return found == all.end() ? core::TrackId{} : found->second.id;
    }
    core::store::CatalogCounts counts() { return must(core::store::counts(reader())); }

    /// The value, or the end of the test with the error's text.
    template <class T>
    static T must(core::Result<T> result) {
        if (!result) qFatal("%s", result.error().detail.c_str());
        return std::move(*result);
    }

    AudioFiles files;
    std::unique_ptr<core::store::Database> database;

private:
    core::store::Connection& reader() { return *must(database->reader()); }

    TempFolder m_folder;
};

} // namespace linnet::tests
