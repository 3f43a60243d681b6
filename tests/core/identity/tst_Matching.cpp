// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/identity/Matching.h"

using namespace linnet::core::identity;
using namespace std::chrono_literals;

namespace {

AudioId sound(int number) {
    AudioId id;
    id.bytes[0] = 1;
    id.bytes[16] = static_cast<std::uint8_t>(number);
    return id;
}

KnownTrack aTrack(int key, int audio, const char* path, OldFile oldFile = OldFile::Gone) {
    KnownTrack track;
    track.key = key;
    track.audio = sound(audio);
    track.path = path;
    track.oldFile = oldFile;
    track.titleKey = "title" + std::to_string(key);
    track.artistKey = "artist";
    track.number = key;
    track.duration = 3min;
    track.addedAt = key;
    return track;
}

/// A file tagged as `aTrack(tags, …)`.
FoundFile aFile(int tags, int audio, const char* path) {
    const auto track = aTrack(tags, audio, path);
    return {sound(audio), path, track.disc, track.number, track.titleKey, track.artistKey, track.duration};
}

constexpr Decision same(std::int64_t key) { return {Outcome::Same, key}; }

using Known = std::vector<KnownTrack>;
using Found = std::vector<FoundFile>;
using Decisions = std::vector<Decision>;

} // namespace

class tst_Matching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void swappedNames_followTheSound() {
        const Known known{aTrack(1, 1, "a/1", OldFile::Reread), aTrack(2, 2, "a/2", OldFile::Reread)};
        const Found found{aFile(2, 2, "a/1"), aFile(1, 1, "a/2")};
        QVERIFY(matchFiles(known, found) == Decisions({same(2), same(1)}));
    }
    void numbersShiftedByOne_followTheSound() {
        Known known;
        Found found;
        Decisions expected;
        for (int i = 1; i <= 9; ++i)
            known.push_back(aTrack(i, i, ("a/" + std::to_string(i)).c_str(), OldFile::Reread));
        known[0].oldFile = OldFile::Gone;
        for (int i = 1; i <= 9; ++i) {
            found.push_back(aFile(i + 1, i, ("a/" + std::to_string(i + 1)).c_str()));
            expected.push_back(same(i));
        }
        QVERIFY(matchFiles(known, found) == expected);
    }
    void retag_staysAtItsPath() {
        const Known known{aTrack(1, 1, "a/1", OldFile::Reread)};
        QVERIFY(matchFiles(known, Found{aFile(7, 1, "a/1")}) == Decisions({same(1)}));
    }
    void retag_ofOneOfTwoEqualSoundsStaysAtItsPath() {
        const Known known{aTrack(1, 5, "a/1", OldFile::Reread), aTrack(2, 5, "a/2", OldFile::Reread)};
        const Found found{aFile(2, 5, "a/1"), aFile(1, 5, "a/2")};
        QVERIFY(matchFiles(known, found) == Decisions({same(1), same(2)}));
    }
    void move_keepsTheTrack() {
        const Known known{aTrack(1, 1, "a/1")};
        QVERIFY(matchFiles(known, Found{aFile(1, 1, "b/c/1")}) == Decisions({same(1)}));
    }
    void retagAndMove_keepsTheTrack() {
        const Known known{aTrack(1, 1, "a/1"), aTrack(2, 2, "a/2", OldFile::Unchanged)};
        QVERIFY(matchFiles(known, Found{aFile(9, 1, "new/9")}) == Decisions({same(1)}));
    }
    void tenIdenticalSilences_moveByNumber() {
        Known known;
        Found found;
        Decisions expected;
        for (int i = 1; i <= 10; ++i)
            known.push_back(aTrack(i, 1, ("a/" + std::to_string(i)).c_str()));
        for (int i = 10; i >= 1; --i) {
            found.push_back(aFile(i, 1, ("b/" + std::to_string(i)).c_str()));
            expected.push_back(same(i));
        }
        QVERIFY(matchFiles(known, found) == expected);
    }
    void identicalSilencesOfSeveralAlbums_moveWithTheirFolder() {
        auto one = aTrack(1, 1, "x/One/5");
        auto two = aTrack(2, 1, "x/Two/5");
        one.number = two.number = 5;
        one.titleKey = two.titleKey = "silence";
        auto foundTwo = aFile(2, 1, "y/Two/5");
        auto foundOne = aFile(1, 1, "y/One/5");
        foundOne.number = foundTwo.number = 5;
        foundOne.titleKey = foundTwo.titleKey = "silence";
        QVERIFY(matchFiles(Known{one, two}, Found{foundTwo, foundOne}) == Decisions({same(2), same(1)}));
    }
    void severalWithNothingElseInCommon_giveTheOldest() {
        auto known = Known{aTrack(8, 1, "a/8"), aTrack(3, 1, "b/3")};
        QVERIFY(matchFiles(known, Found{aFile(20, 1, "c/x")}) == Decisions({same(3)}));
    }
    void copy_whileTheOriginalIsThere_isNew() {
        const Known known{aTrack(1, 1, "a/1", OldFile::Unchanged)};
        QVERIFY(matchFiles(known, Found{aFile(1, 1, "b/1")}) == Decisions({{Outcome::Copy, std::nullopt}}));
    }
    void copyThenDeleteOfTheOriginal_movesTheTrackOnlyIfTheCopyIsUnknown() {
        // Seen in one scan: it is a move.
        QVERIFY(matchFiles(Known{aTrack(1, 1, "a/1")}, Found{aFile(1, 1, "b/1")}) == Decisions({same(1)}));
        // The copy became a track of its own before: nothing is found, the original just goes missing.
        const Known known{aTrack(1, 1, "a/1"), aTrack(2, 1, "b/1", OldFile::Unchanged)};
        QVERIFY(matchFiles(known, Found{}).empty());
    }
    void twoFilesOfOneLostTrack_giveItOnceToTheNearest() {
        const Known known{aTrack(1, 1, "a/b/1")};
        const Found found{aFile(1, 1, "z/1"), aFile(1, 1, "a/c/1")};
        QVERIFY(matchFiles(known, found) == Decisions({{Outcome::Copy, std::nullopt}, same(1)}));
    }
    void otherSoundAtTheSamePath_isTheTrackOnlyIfItIsTheSameRecording() {
        const Known known{aTrack(1, 1, "a/1", OldFile::Reread)};
        auto encodedAgain = aFile(1, 2, "a/1");
        encodedAgain.duration += 1900ms;
        QVERIFY(matchFiles(known, Found{encodedAgain}) == Decisions({same(1)}));
        encodedAgain.duration += 200ms;
        QVERIFY(matchFiles(known, Found{encodedAgain}) == Decisions({{Outcome::Replaces, 1}}));
        QVERIFY(matchFiles(known, Found{aFile(2, 2, "a/1")}) == Decisions({{Outcome::Replaces, 1}}));
    }
    void overwrittenByAnotherKnownSound_isACopyOfThat() {
        const Known known{aTrack(1, 1, "a/1", OldFile::Reread), aTrack(2, 2, "a/2", OldFile::Unchanged)};
        QVERIFY(matchFiles(known, Found{aFile(2, 2, "a/1")}) == Decisions({{Outcome::Copy, std::nullopt}}));
    }
    void thousandsOfOneSound_areEachGivenOnce() {
        Known known;
        Found found;
        for (int i = 0; i < 3000; ++i) {
            known.push_back(aTrack(i + 1, 1, "a/x"));
            known.back().titleKey = "t";
            known.back().number.reset();
            found.push_back(aFile(1, 1, "b/x"));
            found.back().titleKey = "t";
            found.back().number.reset();
        }
        std::vector<std::int64_t> given;
        for (const auto& decision : matchFiles(known, found))
            given.push_back(decision.track.value_or(0));
        std::ranges::sort(given);
        QCOMPARE(given.front(), std::int64_t(1));
        QVERIFY(std::ranges::adjacent_find(given) == given.end());
    }
};

QTEST_APPLESS_MAIN(tst_Matching)
#include "tst_Matching.moc"
