// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/Matching.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace linnet::core::identity {

namespace {

using Indexes = std::vector<std::size_t>;
constexpr std::size_t kMostPairs = 4096;
constexpr std::chrono::milliseconds kSameLength{2000};

std::vector<std::string_view> folders(std::string_view path) {
    std::vector<std::string_view> parts;
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        if (slash > 0) parts.push_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    return parts;
}

/// Folder names the two paths share from the top and from the bottom: a moved tree keeps its lower names, a file moved
/// to a neighbour its upper ones.
std::size_t nearness(std::string_view a, std::string_view b) {
    const auto left = folders(a);
    const auto right = folders(b);
    const auto top = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
    const auto shorter = std::min(left.size(), right.size());
    std::size_t bottom = 0;
    while (bottom + top < shorter && left[left.size() - 1 - bottom] == right[right.size() - 1 - bottom])
        ++bottom;
    return top + bottom;
}

/// How much a comparison must agree, from strict to anything.
enum class Level { NumberAndTitle, Number, Title, Anything };

template <class Snapshot>
std::string bucketKey(const Snapshot& item, Level level) {
    const auto number = [](const std::optional<std::int32_t>& value) { return value ? std::to_string(*value) : "-"; };
    const auto position = number(item.disc) + "/" + number(item.number);
    switch (level) {
    case Level::NumberAndTitle:
        return item.number ? position + "/" + item.titleKey : "";
    case Level::Number:
        return item.number ? position : "";
    case Level::Title:
        return item.titleKey;
    case Level::Anything:
        return "*";
    }
    return "";
}

class Matcher {
public:
    Matcher(std::span<const KnownTrack> known, std::span<const FoundFile> found)
        : m_known(known),
          m_found(found),
          m_used(known.size(), false),
          m_isDecided(found.size(), false),
          m_decisions(found.size()) {}

    std::vector<Decision> run() {
        indexKnown();
        keepRetagged();
        for (auto& [audio, files] : undecidedByAudio())
            if (const auto tracks = m_byAudio.find(audio); tracks != m_byAudio.end()) share(files, tracks->second);
        decideRest();
        return std::move(m_decisions);
    }

private:
    void indexKnown() {
        for (std::size_t i = 0; i < m_known.size(); ++i) {
            if (m_known[i].audio) m_byAudio[*m_known[i].audio].push_back(i);
            if (m_known[i].oldFile == OldFile::Reread) m_byPath[m_known[i].path].push_back(i);
            m_used[i] = m_known[i].oldFile == OldFile::Unchanged;
        }
        for (auto& [audio, tracks] : m_byAudio)
            std::ranges::stable_sort(tracks, {}, [&](std::size_t i) { return m_known[i].addedAt; });
    }

    void give(std::size_t file, std::size_t track) {
        m_used[track] = true;
        m_isDecided[file] = true;
        m_decisions[file] = {Outcome::Same, m_known[track].key};
    }

    /// A changed file with the same sound at the same path only had its tags written.
    void keepRetagged() {
        for (std::size_t file = 0; file < m_found.size(); ++file) {
            const auto there = m_byPath.find(m_found[file].path);
            if (there == m_byPath.end()) continue;
            for (const auto track : there->second)
                if (!m_used[track] && !m_isDecided[file] && m_known[track].audio == m_found[file].audio)
                    give(file, track);
        }
    }

    std::map<AudioId, Indexes> undecidedByAudio() const {
        std::map<AudioId, Indexes> groups;
        for (std::size_t file = 0; file < m_found.size(); ++file)
            if (!m_isDecided[file]) groups[m_found[file].audio].push_back(file);
        return groups;
    }

    void share(const Indexes& files, const Indexes& tracks) {
        for (const auto level : {Level::NumberAndTitle, Level::Number, Level::Title, Level::Anything}) {
            std::map<std::string, std::pair<Indexes, Indexes>> buckets;
            for (const auto file : files)
                if (!m_isDecided[file]) buckets[bucketKey(m_found[file], level)].first.push_back(file);
            for (const auto track : tracks)
                if (!m_used[track]) buckets[bucketKey(m_known[track], level)].second.push_back(track);
            for (auto& [key, bucket] : buckets)
                if (!key.empty()) shareBucket(bucket.first, bucket.second);
        }
    }

    /// Nearest folders first, older tracks first among equals. Too many of them: in order.
    void shareBucket(const Indexes& files, const Indexes& tracks) {
        struct Pair {
            std::size_t near, file, track;
        };
        std::vector<Pair> pairs;
        const bool isSmall = files.size() * tracks.size() <= kMostPairs;
        for (std::size_t f = 0; f < files.size(); ++f)
            for (std::size_t t = isSmall ? 0 : f; t < (isSmall ? tracks.size() : std::min(f + 1, tracks.size())); ++t)
                pairs.push_back({nearness(m_found[files[f]].path, m_known[tracks[t]].path), files[f], tracks[t]});
        std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::near);
        for (const auto& pair : pairs)
            if (!m_isDecided[pair.file] && !m_used[pair.track]) give(pair.file, pair.track);
    }

    bool isSameRecording(const KnownTrack& track, const FoundFile& file) const {
        return track.titleKey == file.titleKey && track.artistKey == file.artistKey &&
               std::chrono::abs(track.duration - file.duration) <= kSameLength;
    }

    void decideRest() {
        for (std::size_t file = 0; file < m_found.size(); ++file) {
            if (m_isDecided[file]) continue;
            if (m_byAudio.contains(m_found[file].audio)) {
                m_decisions[file].outcome = Outcome::Copy;
                continue;
            }
            const auto there = m_byPath.find(m_found[file].path);
            if (there == m_byPath.end()) continue;
            for (const auto track : there->second) {
                if (m_used[track]) continue;
                if (isSameRecording(m_known[track], m_found[file]))
                    give(file, track);
                else
                    m_decisions[file] = {Outcome::Replaces, m_known[track].key};
                break;
            }
        }
    }

    std::span<const KnownTrack> m_known;
    std::span<const FoundFile> m_found;
    std::unordered_map<AudioId, Indexes> m_byAudio;
    std::unordered_map<std::string, Indexes> m_byPath; ///< Of tracks whose file was read again.
    std::vector<bool> m_used;
    std::vector<bool> m_isDecided;
    std::vector<Decision> m_decisions;
};

} // namespace

std::vector<Decision> matchFiles(std::span<const KnownTrack> known, std::span<const FoundFile> found) {
    return Matcher(known, found).run();
}

} // namespace linnet::core::identity
