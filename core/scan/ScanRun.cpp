// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/ScanRun.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "core/store/TrackWriter.h"
#include "core/text/Fold.h"

namespace linnet::core::scan {

namespace {

constexpr std::chrono::milliseconds kTellEvery{100};
constexpr int kGreyAtOnce = 50;

std::uint64_t beginningOf(std::string_view audioId) {
    std::uint64_t value = 0;
    if (audioId.size() == 17) std::memcpy(&value, audioId.data() + 1, sizeof value);
    return value;
}

std::string_view bytesOf(const identity::AudioId& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

identity::KnownTrack toKnown(const store::KnownSound& sound, std::string path, identity::OldFile oldFile) {
    return {.key = sound.track,
            .audio = identity::AudioId::fromBytes(store::blobOf(sound.audioId)),
            .path = std::move(path),
            .oldFile = oldFile,
            .disc = sound.disc,
            .number = sound.number,
            .titleKey = text::matchKey(sound.title),
            .artistKey = text::matchKey(sound.artistDisplay),
            .duration = std::chrono::milliseconds(sound.durationMs),
            .addedAt = sound.addedAt};
}

std::string pathKey(store::Key root, std::span<const std::string> folders, std::string_view name) {
    auto path = std::to_string(root) + "/";
    for (const auto& folder : folders)
        path += folder + "/";
    return path += name;
}

} // namespace

ScanRun::ScanRun(RunContext context, ScanPlan plan)
    : m_context(std::move(context)),
      m_plan(std::move(plan)),
      m_writer(m_context.database, m_plan, m_context.now, m_context.removals),
      m_reader(m_plan, m_context.art, m_context.readers) {}

Result<void> ScanRun::run() {
    LINNET_TRY_VOID(finishRoots());
    LINNET_TRY_VOID(markGone());
    LINNET_TRY_VOID(readChanged());
    LINNET_TRY_VOID(loadLostSounds());
    LINNET_TRY_VOID(readNew());
    LINNET_TRY_VOID(matchWaiting());
    return finish();
}

ScanReport ScanRun::report() const {
    ScanReport report;
    report.files = m_plan.found;
    report.added = m_writer.counts().added;
    report.changed = m_writer.counts().changed;
    report.removed = m_removed;
    report.problems = m_writer.counts().problems;
    return report;
}

std::vector<WorkItem> ScanRun::items(bool isForKnownTracks) const {
    std::vector<WorkItem> items;
    for (std::uint32_t folder = 0; folder < m_plan.folders.size(); ++folder)
        for (std::uint32_t file = 0; file < m_plan.folders[folder].files.size(); ++file)
            if ((m_plan.folders[folder].files[file].track != 0) == isForKnownTracks)
                items.push_back({folder, file, std::nullopt});
    return items;
}

/// Only the files: their tracks stay lit until it is sure that they turn up nowhere.
Result<void> ScanRun::markGone() {
    return m_writer.inSlices(m_plan.gone.size(), [&](store::WriteTransaction& tx, std::size_t i) -> Result<void> {
        LINNET_TRY_VOID(store::markMissing(tx, m_plan.gone[i].key, true));
        return store::deleteFileIfUnused(tx, m_plan.gone[i].key);
    });
}

Result<void> ScanRun::readChanged() {
    LINNET_TRY(auto* reader, m_context.database.reader());
    const auto consume = [&](ReadFile file) -> Result<void> {
        ++m_read;
        const auto& folder = m_plan.folders[file.item.folder];
        tell(ScanPhase::Reading, &folder);
        const auto& work = folder.files[file.item.file];
        if (!file.facts) return m_writer.add(std::move(file));
        LINNET_TRY(auto sound, store::soundOfFile(*reader, work.known));
        if (sound && sound->audioId == bytesOf(file.facts->audio)) {
            file.item.track = work.track;
            return m_writer.add(std::move(file));
        }
        if (sound) {
            m_displacedPaths.emplace(work.known, comparablePath(file.item));
            m_displaced.emplace(work.known, std::move(*sound));
        }
        wait(file);
        return {};
    };
    LINNET_TRY_VOID(m_reader.readAll(items(true), consume, m_context.cancel));
    return m_writer.flush();
}

Result<void> ScanRun::loadLostSounds() {
    LINNET_TRY(auto* reader, m_context.database.reader());
    LINNET_TRY(const auto missing, store::missingSounds(*reader));
    for (const auto& sound : missing)
        m_lostSounds.push_back(beginningOf(sound));
    for (const auto& [file, sound] : m_displaced)
        m_lostSounds.push_back(beginningOf(sound.audioId));
    std::ranges::sort(m_lostSounds);
    return {};
}

Result<void> ScanRun::readNew() {
    const auto consume = [&](ReadFile file) -> Result<void> {
        ++m_read;
        tell(ScanPhase::Reading, &m_plan.folders[file.item.folder]);
        if (!file.facts || !std::ranges::binary_search(m_lostSounds, beginningOf(bytesOf(file.facts->audio))))
            return m_writer.add(std::move(file));
        wait(file);
        return {};
    };
    LINNET_TRY_VOID(m_reader.readAll(items(false), consume, m_context.cancel));
    return m_writer.flush();
}

std::string ScanRun::comparablePath(const WorkItem& item) const {
    const auto& folder = m_plan.folders[item.folder];
    return pathKey(folder.root->key, folder.relative, folder.nameOf(folder.files[item.file]));
}

void ScanRun::wait(const ReadFile& file) {
    const auto& tags = file.facts->tags;
    m_waiting.push_back({file.item,
                         {.audio = file.facts->audio,
                          .path = comparablePath(file.item),
                          .disc = tags.disc,
                          .number = tags.number,
                          .titleKey = text::matchKey(tags.title),
                          .artistKey = text::matchKey(tags.artistDisplay),
                          .duration = tags.audio.duration}});
}

Result<std::vector<identity::KnownTrack>> ScanRun::knownTracks(store::Connection& connection) const {
    std::vector<identity::KnownTrack> known;
    std::set<identity::AudioId> sounds;
    std::set<store::Key> tracks;
    for (const auto& [file, sound] : m_displaced) {
        known.push_back(toKnown(sound, m_displacedPaths.at(file), identity::OldFile::Reread));
        tracks.insert(sound.track);
    }
    for (const auto& waiting : m_waiting)
        sounds.insert(waiting.found.audio);
    for (const auto& id : sounds) {
        LINNET_TRY(const auto same, store::soundsWith(connection, store::Blob(id.bytes)));
        for (const auto& sound : same) {
            if (!tracks.insert(sound.track).second) continue;
            const auto place = store::placeOf(connection, sound.folder);
            auto path = place ? pathKey(place->root, place->names, sound.fileName) : sound.fileName;
            known.push_back(toKnown(sound, std::move(path),
                                    sound.isMissing ? identity::OldFile::Gone : identity::OldFile::Unchanged));
        }
    }
    return known;
}

Result<void> ScanRun::matchWaiting() {
    if (m_waiting.empty()) return {};
    LINNET_TRY(auto* reader, m_context.database.reader());
    LINNET_TRY(const auto known, knownTracks(*reader));
    std::vector<identity::FoundFile> found;
    for (const auto& waiting : m_waiting)
        found.push_back(waiting.found);
    const auto decisions = identity::matchFiles(known, found);

    std::vector<store::KnownSound> displaced;
    for (const auto& [file, sound] : m_displaced)
        displaced.push_back(sound);
    LINNET_TRY_VOID(
        m_writer.inSlices(displaced.size(), [&](store::WriteTransaction& tx, std::size_t i) -> Result<void> {
            LINNET_TRY(m_nowhere[displaced[i].track], store::detachTrack(tx, displaced[i].file, displaced[i].track));
            return {};
        }));
    std::vector<WorkItem> items;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        items.push_back(m_waiting[i].item);
        if (decisions[i].outcome == identity::Outcome::Same) items.back().track = decisions[i].track;
    }
    const auto consume = [&](ReadFile file) -> Result<void> {
        tell(ScanPhase::Reading, &m_plan.folders[file.item.folder]);
        return m_writer.add(std::move(file));
    };
    LINNET_TRY_VOID(m_reader.readAll(items, consume, m_context.cancel));
    return m_writer.flush();
}

Result<void> ScanRun::finish() {
    tell(ScanPhase::Finishing, nullptr);
    // What is still without a file after all matching is greyed; it is never deleted.
    std::vector<std::pair<store::Key, store::Key>> lost;
    for (const auto& file : m_plan.gone)
        if (file.track) lost.emplace_back(*file.track, file.key);
    for (const auto& [track, file] : m_nowhere)
        lost.emplace_back(track, file);
    LINNET_TRY_VOID(m_writer.inSlices(lost.size(), [&](store::WriteTransaction& tx, std::size_t i) -> Result<void> {
        LINNET_TRY(const auto file, store::fileOfTrack(tx.connection(), lost[i].first));
        if (file != lost[i].second) return {};
        LINNET_TRY(const bool isNews, store::setTrackAvailable(tx, lost[i].first, false));
        m_removed += isNews ? 1 : 0;
        return {};
    }));
    return m_writer.inSlices(m_plan.returned.size(), [&](store::WriteTransaction& tx, std::size_t i) -> Result<void> {
        LINNET_TRY_VOID(store::markMissing(tx, m_plan.returned[i].key, false));
        LINNET_TRY(const auto track, store::trackOfFile(tx.connection(), m_plan.returned[i].key));
        if (track && !m_plan.returned[i].hasProblem) LINNET_TRY_VOID(store::setTrackAvailable(tx, *track, true));
        return {};
    });
}

/// A root that is not there (a drive unplugged) greys its tracks: they are not "removed", and come back with it.
Result<void> ScanRun::finishRoots() {
    for (const auto& root : m_plan.lostRoots) {
        const auto grey = [&](store::WriteTransaction& tx) -> Result<bool> {
            return store::greyRootSlice(tx, root.key, kGreyAtOnce);
        };
        for (bool isMore = true; isMore;) {
            LINNET_TRY(isMore, m_writer.write(grey));
        }
    }
    const auto set = [&](const store::RootRow& root, bool isAvailable) {
        return m_writer.write(
            [&](store::WriteTransaction& tx) { return store::setRootAvailable(tx, root, isAvailable); });
    };
    for (const auto& root : m_plan.lostRoots)
        if (root.isAvailable) LINNET_TRY_VOID(set(root, false));
    for (const auto& root : m_plan.returnedRoots)
        LINNET_TRY_VOID(set(root, true));
    return {};
}

void ScanRun::tell(ScanPhase phase, const FolderWork* folder) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_context.listener || (phase != ScanPhase::Finishing && now - m_toldAt < kTellEvery)) return;
    m_toldAt = now;
    const auto& counts = m_writer.counts();
    m_context.listener({phase, m_plan.found, m_read, counts.added, counts.changed, m_removed, counts.problems,
                        folder ? folder->path().displayName() : std::string()});
}

} // namespace linnet::core::scan
