// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for all changes, tried with random ones: the inverse takes back, twice is once, items obey a plain model.
#include <QTest>

#include <algorithm>
#include <random>

#include "core/operations/Inverse.h"
#include "tests/support/ItemLists.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::test;

namespace {

constexpr int kRuns = 60;
constexpr int kSteps = 30;

/// The same list without keys: names, in order, "-" before the removed ones.
std::string wholeOrder(const ItemList& list) {
    std::vector<std::string> names;
    for (const auto& item : list)
        names.push_back((item.isPresent() ? "" : "-") + nameOf(item.id));
    return joined(names);
}

class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    std::size_t below(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    std::string known(const ItemList& list) {
        if (list.empty() || below(10) == 0) return below(2) == 0 ? "" : "unknown";
        return nameOf(list[below(list.size())].id);
    }
    std::vector<PlaylistItemId> some(const ItemList& list) {
        std::vector<PlaylistItemId> all;
        for (std::size_t i = 1 + below(6); i > 0; --i)
            if (const auto id = itemId(known(list)); !id.isNull()) all.push_back(id);
        std::ranges::sort(all);
        all.erase(std::ranges::unique(all).begin(), all.end());
        std::ranges::shuffle(all, m_random);
        if (all.empty()) all.push_back(itemId("unknown"));
        return all;
    }
    Change next(const ItemList& list) {
        switch (below(4)) {
        case 0: {
            InsertItems change{.playlist = {}, .after = itemId(known(list)), .items = {}};
            for (std::size_t i = 1 + below(4); i > 0; --i)
                change.items.push_back({itemId("n" + std::to_string(m_made++)), idNamed<TrackId>("t")});
            if (below(4) == 0 && !list.empty()) change.items.push_back({list[0].id, idNamed<TrackId>("t")});
            return change;
        }
        case 1:
            return MoveItems{{}, itemId(known(list)), some(list)};
        case 2:
            return RemoveItems{{}, some(list)};
        default:
            return RestoreItems{{}, some(list)};
        }
    }

private:
    std::mt19937 m_random;
    int m_made = 0;
};

/// Nothing if it is refused.
std::optional<ItemList> after(const ItemList& list, const Change& change) {
    Result<ItemChanges> changes;
    if (const auto* insert = std::get_if<InsertItems>(&change)) changes = applied(list, *insert, at(5));
    if (const auto* move = std::get_if<MoveItems>(&change)) changes = applied(list, *move);
    if (const auto* remove = std::get_if<RemoveItems>(&change)) changes = applied(list, *remove, at(5));
    if (const auto* restore = std::get_if<RestoreItems>(&change)) changes = applied(list, *restore);
    if (!changes) return std::nullopt;
    return merged(list, *changes);
}

Changes back(const ItemList& list, const Change& change) {
    if (const auto* insert = std::get_if<InsertItems>(&change)) return inverse(list, *insert);
    if (const auto* move = std::get_if<MoveItems>(&change)) return inverse(list, *move);
    if (const auto* remove = std::get_if<RemoveItems>(&change)) return inverse(list, *remove);
    return inverse(list, std::get<RestoreItems>(change));
}

ItemList undone(ItemList list, const Changes& changes) {
    for (const auto& change : changes)
        list = after(list, change).value();
    return list;
}

/// What the change means, on names alone: no keys, no anchors.
class Model {
public:
    explicit Model(const ItemList& before) : m_before(before), m_names(words(shown(before))) {}

    std::string after(const InsertItems& change) {
        auto place = position(change.after);
        for (const auto& item : change.items)
            if (!isKnown(item.id)) m_names.insert(m_names.begin() + place++, nameOf(item.id));
        return joined(m_names);
    }
    std::string after(const MoveItems& change) {
        std::vector<std::string> moved;
        for (const auto& id : change.items)
            if (std::erase(m_names, nameOf(id)) > 0) moved.push_back(nameOf(id));
        auto place = position(change.after);
        for (const auto& name : moved)
            m_names.insert(m_names.begin() + place++, name);
        return joined(m_names);
    }
    std::string after(const RemoveItems& change) {
        for (const auto& id : change.items)
            std::erase(m_names, nameOf(id));
        return joined(m_names);
    }

private:
    bool isKnown(const PlaylistItemId& id) const {
        return std::ranges::find(m_before, id, &PlaylistItem::id) != m_before.end();
    }
    /// Behind the anchor or its nearest predecessor among the names that are left.
    std::ptrdiff_t position(const PlaylistItemId& anchor) const {
        if (anchor.isNull()) return 0;
        if (!isKnown(anchor)) return std::ssize(m_names);
        auto item = std::ranges::find(m_before, anchor, &PlaylistItem::id) + 1;
        for (; item != m_before.begin(); --item) {
            const auto place = std::ranges::find(m_names, nameOf((item - 1)->id));
            if (place != m_names.end()) return place - m_names.begin() + 1;
        }
        return 0;
    }

    const ItemList& m_before;
    std::vector<std::string> m_names;
};

template <class Check>
bool checkOne(const ItemList& list, const Change& change, Check check) {
    const auto next = after(list, change);
    if (next) check(list, change, *next);
    return !QTest::currentTestFailed();
}

/// Calls `check(before, change, after)` along random runs of edits that were not refused.
template <class Check>
void alongRandomEdits(Check check) {
    for (unsigned seed = 0; seed < kRuns; ++seed) {
        RandomEdits edits(seed);
        ItemList list = listOf("a b c d e f");
        for (int step = 0; step < kSteps; ++step) {
            const Change change = edits.next(list);
            if (!checkOne(list, change, check)) return;
            if (auto next = after(list, change)) list = std::move(*next);
        }
    }
}

template <class T, class C>
T twice(const T& before, const C& change, UnixMillis when) {
    return applied(applied(before, change, when), change, when);
}

} // namespace

class tst_OperationProperties : public QObject {
    Q_OBJECT

    template <class T, class C, class Value>
    void checkStamped(const T& before, const C& change, Value value) {
        const T after = applied(before, change, at(100));
        QVERIFY(twice(before, change, at(100)) == after);
        T restored = after;
        for (const auto& back : inverse(before, change))
            restored = applied(restored, std::get<C>(back), at(101));
        QVERIFY(value(restored) == value(before));
        QVERIFY(value(applied(after, change, at(99))) == value(after)); // An older writer comes late.
        const C again = change;
        QVERIFY(inverse(after, again).empty());
    }

private Q_SLOTS:
    void items_inverseTakesBack() {
        alongRandomEdits([](const ItemList& before, const Change& change, const ItemList& next) {
            const ItemList again = undone(next, back(before, change));
            if (std::holds_alternative<InsertItems>(change))
                QCOMPARE(shown(again), shown(before));
            else
                QCOMPARE(wholeOrder(again), wholeOrder(before));
        });
    }
    void items_undoneAndMadeAgain() {
        alongRandomEdits([](const ItemList& before, const Change& change, const ItemList& next) {
            ItemList list = next;
            Changes forth;
            for (const auto& one : back(before, change)) {
                const Changes inverseOfOne = back(list, one);
                forth.insert(forth.begin(), inverseOfOne.begin(), inverseOfOne.end());
                list = after(list, one).value();
            }
            QCOMPARE(shown(undone(list, forth)), shown(next));
        });
    }
    void items_twiceIsOnce() {
        alongRandomEdits([](const ItemList&, const Change& change, const ItemList& next) {
            QVERIFY(after(next, change).value() == next);
        });
    }
    void items_obeyTheModel() {
        alongRandomEdits([](const ItemList& before, const Change& change, const ItemList& next) {
            // Restored ones come back to where they were: see inverseTakesBack.
            if (const auto* insert = std::get_if<InsertItems>(&change))
                QCOMPARE(shown(next), Model(before).after(*insert));
            if (const auto* move = std::get_if<MoveItems>(&change)) QCOMPARE(shown(next), Model(before).after(*move));
            if (const auto* remove = std::get_if<RemoveItems>(&change))
                QCOMPARE(shown(next), Model(before).after(*remove));
        });
    }
    void items_keysStayDistinct() {
        alongRandomEdits([](const ItemList&, const Change&, const ItemList& next) {
            QVERIFY(std::ranges::adjacent_find(next, {}, &PlaylistItem::order) == next.end());
        });
    }
    void marksAndRatings_obeyTheirStamps() {
        const Target track{TargetKind::Track, TrackId::random().bytes};
        Annotation before{.target = track, .liked = {}, .followed = {}, .hidden = {}, .rating = {}};
        checkStamped(before, SetMark{track, Mark::Liked, true}, [](const auto& a) { return a.liked.value; });
        checkStamped(before, SetMark{track, Mark::Hidden, true}, [](const auto& a) { return a.hidden.value; });
        checkStamped(before, SetMark{track, Mark::Followed, true}, [](const auto& a) { return a.followed.value; });
        before.rating = {8, at(50)};
        checkStamped(before, SetRating{track, 3}, [](const auto& a) { return a.rating.value; });
    }
    void headers_obeyTheirStamps() {
        Playlist before;
        before.id = PlaylistId::random();
        before.name = {"Before", at(10)};
        before.rules = {"{}", at(10)};
        checkStamped(before, RenamePlaylist{before.id, "After"}, [](const auto& p) { return p.name.value; });
        checkStamped(before, DescribePlaylist{before.id, "Text"}, [](const auto& p) { return p.description.value; });
        checkStamped(before, SetPlaylistCover{before.id, ArtId::random()}, [](const auto& p) { return p.cover.value; });
        checkStamped(before, SetPlaylistRules{before.id, "[]"}, [](const auto& p) { return p.rules.value; });
        checkStamped(before, SharePlaylist{before.id, PlaylistAccess::Editable},
                     [](const auto& p) { return p.access.value; });
        checkStamped(before, DeletePlaylist{before.id, true}, [](const auto& p) { return p.deleted.value; });
    }
    void settings_obeyTheirStamps() {
        const UserSetting before{.key = "theme", .rev = 0, .value = {}};
        checkStamped(before, ChangeSetting{"theme", "dark"}, [](const auto& s) { return s.value.value; });
    }
    void plays_addUp() {
        const TrackId track = TrackId::random();
        Annotation count;
        count = applied(count, AddPlay{track, at(500), {}});
        count = applied(count, AddPlay{track, at(300), {}});
        QCOMPARE(count.playCount, std::int64_t(2));
        QVERIFY(count.lastPlayedAt == at(500));
    }
};

QTEST_APPLESS_MAIN(tst_OperationProperties)
#include "tst_OperationProperties.moc"
