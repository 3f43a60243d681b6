// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/FolderLook.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/art/CoverNames.h"
#include "core/media/AudioFormat.h"
#include "core/os/DirWalker.h"
#include "core/tags/FileNames.h"

namespace linnet::core::scan {

namespace {

bool isWanted(std::string_view name) { return hasAudioExtension(name) || art::isCoverName(name); }

std::string joined(std::span<const std::string> names) {
    std::string path;
    for (const auto& name : names)
        path += name + "/";
    return path;
}

/// One root: its walk beside what is known below it.
class RootLook {
public:
    RootLook(store::Connection& connection, const store::RootRow& root, const LookOptions& options, ScanPlan& plan)
        : m_connection(connection),
          m_root(root),
          m_options(options),
          m_plan(plan) {}

    /// False if the root is not there, or is an empty mount point where music was known.
    Result<bool> run() {
        auto walker = os::DirWalker::open(m_root.path, isWanted);
        if (!walker) return false;
        LINNET_TRY(const auto known, store::foldersOf(m_connection, m_root.key));
        const auto foundBefore = m_plan.found;
        while (const auto folder = walker->next()) {
            if (m_options.cancel.isCancelled()) return failure(Errc::Cancelled, "the scan was cancelled");
            LINNET_TRY_VOID(take(*folder));
        }
        if (m_plan.found == foundBefore && !known.empty()) return false;
        for (const auto key : known)
            if (!m_seen.contains(key)) LINNET_TRY_VOID(loseFolder(key));
        return true;
    }

private:
    Result<void> take(const os::WalkedFolder& folder) {
        const auto path = joined(folder.relative);
        LINNET_TRY(const auto key, folderKey(folder.relative, path));
        if (key) m_seen.insert(*key);
        if (folder.error) { // what cannot be looked at is left as it is
            m_unread.push_back(path);
            return {};
        }
        std::vector<store::KnownFile> known;
        if (key) {
            LINNET_TRY(known, store::filesIn(m_connection, *key));
        }
        FolderWork work{&m_root, folder.relative, coverOf(folder, path), {}, {}};
        compare(folder.files, known, work);
        if (!work.files.empty()) m_plan.folders.push_back(std::move(work));
        if (m_options.onFolder) m_options.onFolder(m_plan.found, m_root.path / path);
        return {};
    }

    Result<std::optional<store::Key>> folderKey(std::span<const std::string> names, const std::string& path) {
        store::Key parent = 0;
        if (!names.empty()) {
            const auto above = m_keys.find(joined(names.first(names.size() - 1)));
            if (above == m_keys.end()) return std::nullopt;
            parent = above->second;
        }
        const std::string_view name = names.empty() ? std::string_view() : names.back();
        LINNET_TRY(const auto key, store::findFolder(m_connection, m_root.key, parent, name));
        if (key) m_keys.emplace(path, *key);
        return key;
    }

    FilePath coverOf(const os::WalkedFolder& folder, const std::string& path) {
        std::vector<std::string> names;
        for (const auto& file : folder.files)
            names.push_back(file.name);
        if (const auto best = art::bestCover(names)) {
            auto cover = m_root.path / path / names[*best];
            m_covers.emplace(path, cover);
            return cover;
        }
        if (folder.relative.empty() || !tags::discOfFolderName(folder.relative.back())) return {};
        const auto above = m_covers.find(joined(std::span(folder.relative).first(folder.relative.size() - 1)));
        return above == m_covers.end() ? FilePath() : above->second;
    }

    /// Both lists are sorted by name.
    void compare(const std::vector<os::WalkedFile>& files, std::vector<store::KnownFile>& known, FolderWork& work) {
        auto row = known.begin();
        for (const auto& file : files) {
            if (!hasAudioExtension(file.name)) continue;
            ++m_plan.found;
            for (; row != known.end() && row->name < file.name; ++row)
                lose(*row);
            const bool isKnown = row != known.end() && row->name == file.name;
            if (isKnown && row->isSame(file.stat) && !m_options.isFull) {
                if (row->isMissing) m_plan.returned.push_back(std::move(*row));
            } else {
                plan(file.name, isKnown ? &*row : nullptr, work);
            }
            if (isKnown) ++row;
        }
        for (; row != known.end(); ++row)
            lose(*row);
    }

    static void plan(const std::string& name, const store::KnownFile* known, FolderWork& work) {
        FileWork file{static_cast<std::uint32_t>(work.names.size()), static_cast<std::uint32_t>(name.size()), 0, 0};
        if (known) {
            file.known = known->key;
            file.track = known->track.value_or(0);
        }
        work.names += name;
        work.files.push_back(file);
    }

    /// Only what is news: not yet marked, or marked by a scan that did not come to its end.
    void lose(store::KnownFile& file) {
        if (file.isMissing && !file.isTrackAvailable && file.track) return;
        file.name.clear();
        m_plan.gone.push_back(std::move(file));
    }

    Result<void> loseFolder(store::Key key) {
        LINNET_TRY(const auto place, store::placeOf(m_connection, key));
        const auto path = joined(place.names);
        if (std::ranges::any_of(m_unread, [&](const auto& unread) { return path.starts_with(unread); })) return {};
        LINNET_TRY(auto files, store::filesIn(m_connection, key));
        for (auto& file : files)
            lose(file);
        return {};
    }

    store::Connection& m_connection;
    const store::RootRow& m_root;
    const LookOptions& m_options;
    ScanPlan& m_plan;
    std::unordered_map<std::string, store::Key> m_keys;
    std::unordered_map<std::string, FilePath> m_covers;
    std::unordered_set<store::Key> m_seen;
    std::vector<std::string> m_unread; ///< Folders that gave an error.
};

} // namespace

Result<ScanPlan> lookThrough(store::Connection& connection, std::vector<store::RootRow> roots,
                             const LookOptions& options) {
    ScanPlan plan;
    plan.roots = std::move(roots); // before any work points into it
    for (const auto& root : plan.roots) {
        LINNET_TRY(const bool isThere, RootLook(connection, root, options, plan).run());
        if (!isThere)
            plan.lostRoots.push_back(root);
        else if (!root.isAvailable)
            plan.returnedRoots.push_back(root);
    }
    return plan;
}

} // namespace linnet::core::scan
