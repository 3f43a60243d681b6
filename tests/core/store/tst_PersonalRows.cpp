// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/PersonalRows.h"
#include "tests/support/OpenDatabase.h"
#include "tests/support/Personal.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

constexpr PersonalOwner kReplica{.source = 3, .user = 0};
constexpr PersonalOwner kAnna{.source = 0, .user = 1};
constexpr PersonalOwner kBert{.source = 0, .user = 2};

class Rows {
public:
    void put(PersonalOwner owner, const FeedRecord& record, std::int64_t mark = 0) {
        m_db.write([&](WriteTransaction& tx) { return PersonalRows::put(tx, owner, mark, record); });
    }
    void erase(PersonalOwner owner, const FeedRecord& record) {
        m_db.write([&](WriteTransaction& tx) { return PersonalRows::erase(tx, owner, record); });
    }
    std::int64_t number(const char* sql) { return linnet::test::must(m_db.reader().integer({"test", sql})); }
    Connection& reader() { return m_db.reader(); }
    OpenDatabase& database() { return m_db; }

    /// The row that `record` is; nothing if there is none.
    std::optional<FeedRecord> found(PersonalOwner owner, const FeedRecord& record) {
        if (const auto* a = std::get_if<Annotation>(&record))
            return asRecord(PersonalRows::annotation(reader(), owner, a->target));
        if (const auto* p = std::get_if<Play>(&record)) return asRecord(PersonalRows::play(reader(), owner, p->id));
        if (const auto* p = std::get_if<Playlist>(&record))
            return asRecord(PersonalRows::playlist(reader(), owner, p->id));
        if (const auto* q = std::get_if<QueueRegister>(&record))
            return asRecord(PersonalRows::queue(reader(), owner, q->device));
        if (const auto* s = std::get_if<UserSetting>(&record))
            return asRecord(PersonalRows::setting(reader(), owner, s->key));
        const auto& item = std::get<PlaylistItem>(record);
        for (auto& row : linnet::test::must(PersonalRows::items(reader(), owner, item.playlist)))
            if (row.id == item.id) return FeedRecord(row);
        return std::nullopt;
    }

private:
    template <class T>
    static std::optional<FeedRecord> asRecord(Result<std::optional<T>> row) {
        const auto value = linnet::test::must(std::move(row));
        return value ? std::optional<FeedRecord>(*value) : std::nullopt;
    }
    OpenDatabase m_db;
};

Playlist shared(PlaylistAccess access) {
    Playlist playlist = fullPlaylist(5);
    playlist.access.value = access;
    playlist.deleted.value = false;
    return playlist;
}

} // namespace

class tst_PersonalRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecord_isReadAsItWasWritten() {
        Rows rows;
        for (const auto& record : everyPersonalRecord()) {
            QVERIFY(!rows.found(kReplica, record));
            rows.put(kReplica, record);
            QVERIFY(rows.found(kReplica, record) == record);
            rows.put(kReplica, record);
            QVERIFY(rows.found(kReplica, record) == record);
            QVERIFY(!rows.found({.source = 4, .user = 0}, record));
        }
    }
    void everyRecord_canBeErased() {
        Rows rows;
        auto all = everyPersonalRecord();
        for (const auto& record : all)
            rows.put(kReplica, record);
        std::swap(all[2], all[3]); // The item before its playlist.
        for (const auto& record : all) {
            rows.erase({.source = 4, .user = 0}, record);
            QVERIFY(rows.found(kReplica, record));
            rows.erase(kReplica, record);
            QVERIFY(!rows.found(kReplica, record));
        }
    }
    void secondWrite_replacesTheFirst() {
        Rows rows;
        Playlist playlist = fullPlaylist(3);
        rows.put(kReplica, playlist);
        playlist.name = {"Other", at(50)};
        playlist.cover.value.reset();
        playlist.folder.value = {};
        playlist.rev = 9;
        rows.put(kReplica, playlist);
        QVERIFY(rows.found(kReplica, playlist) == FeedRecord(playlist));
        UserSetting setting = fullSetting(4);
        rows.put(kReplica, setting);
        setting.value.value.reset();
        rows.put(kReplica, setting);
        QVERIFY(rows.found(kReplica, setting) == FeedRecord(setting));
    }
    void mark_neverGoesBack() {
        Rows rows;
        rows.put(kReplica, fullAnnotation(1), 7);
        rows.put(kReplica, fullAnnotation(2), 0);
        QCOMPARE(rows.number("SELECT mark FROM annotation"), std::int64_t(7));
        rows.put(kReplica, fullAnnotation(3), 8);
        QCOMPARE(rows.number("SELECT mark FROM annotation"), std::int64_t(8));
    }
    void itemBeforeItsPlaylist_waitsUnseen() {
        Rows rows;
        rows.put(kReplica, fullItem(4));
        QVERIFY(!rows.found(kReplica, fullPlaylist(0)));
        QVERIFY(!must(PersonalRows::isTaken(rows.reader(), kReplica, fullPlaylist(0).id)));
        rows.put(kReplica, fullPlaylist(5));
        QVERIFY(rows.found(kReplica, fullPlaylist(5)) == FeedRecord(fullPlaylist(5)));
        QCOMPARE(must(PersonalRows::items(rows.reader(), kReplica, fullPlaylist(0).id)).size(), std::size_t(1));
    }
    void playlistWithoutRev_isLocal_untilItsServerHasIt() {
        Rows rows;
        rows.put(kReplica, fullPlaylist(0));
        QVERIFY(rows.found(kReplica, fullPlaylist(0)));
        QCOMPARE(rows.number("SELECT is_local FROM playlist"), std::int64_t(1));
        rows.put(kReplica, fullPlaylist(8));
        QCOMPARE(rows.number("SELECT is_local FROM playlist"), std::int64_t(0));
    }
    void items_areInOrder_manyAtOnce() {
        Rows rows;
        auto items = listOf("a b c d e");
        std::swap(items[0], items[3]);
        rows.database().write([&](WriteTransaction& tx) { return PersonalRows::putItems(tx, kReplica, 2, items); });
        const auto back = must(PersonalRows::items(rows.reader(), kReplica, {}));
        QCOMPARE(shown(back), std::string("a b c d e"));
        QVERIFY(back == listOf("a b c d e"));
    }
    void itemEdits_writeWhatDiffers_andKeepTheMark() {
        Rows rows;
        const auto before = listOf("a b c d e f g");
        rows.database().write([&](WriteTransaction& tx) { return PersonalRows::putItems(tx, kReplica, 5, before); });
        auto after = before;
        after[0].rev = 8;
        after[1].removedAt = at(9);
        after[2].removedAt = at(9);
        after[2].rev = 9;
        after[3].order = "\xE0";
        after[4].order = "\xE1";
        after[4].rev = 10;
        after[5].track = idNamed<TrackId>("other");
        after.push_back(before[6]);
        after.back().id = itemId("new");
        after.back().order = "\xE2";
        std::int64_t written = 0;
        rows.database().write([&](WriteTransaction& tx) -> Result<void> {
            std::vector<ItemEdit> edits;
            for (std::size_t i = 0; i < after.size(); ++i)
                edits.push_back({i < before.size() ? &before[i] : nullptr, &after[i]});
            const auto changes = tx.connection().totalChanges();
            LINNET_TRY_VOID(PersonalRows::changeItems(tx, kReplica, edits));
            written = tx.connection().totalChanges() - changes;
            return {};
        });
        QCOMPARE(written, std::int64_t(7)); // Not g.
        const auto back = must(PersonalRows::items(rows.reader(), kReplica, {}));
        QVERIFY(back == operations::merged({}, after));
        QCOMPARE(rows.number("SELECT count(*) FROM playlist_item WHERE mark=5"), std::int64_t(7));
    }
    void anothersPlaylist_isSeenWhileItIsShared() {
        Rows rows;
        rows.database().execute("INSERT INTO user(id,public_id,name,match_key,role,created_at)"
                                " VALUES(1,x'00112233445566778899aabbccddeeff','Anna','anna',1,0)");
        rows.put(kAnna, shared(PlaylistAccess::Private));
        QVERIFY(!rows.found(kBert, fullPlaylist(0)));
        QVERIFY(must(PersonalRows::isTaken(rows.reader(), kBert, fullPlaylist(0).id)));
        rows.put(kAnna, shared(PlaylistAccess::Readable));
        const auto seen = must(PersonalRows::playlist(rows.reader(), kBert, fullPlaylist(0).id));
        QVERIFY(seen);
        QCOMPARE(seen->ownerName, std::string("Anna"));
        QCOMPARE(seen->owner.hex(), std::string("00112233445566778899aabbccddeeff"));
        QVERIFY(must(PersonalRows::playlist(rows.reader(), kAnna, fullPlaylist(0).id))->owner.isNull());
        Playlist trashed = shared(PlaylistAccess::Editable);
        trashed.deleted.value = true;
        rows.put(kAnna, trashed);
        QVERIFY(!rows.found(kBert, fullPlaylist(0)));
    }
    void anothersPlaylist_staysItsOwners_whoeverWrites() {
        Rows rows;
        rows.put(kAnna, shared(PlaylistAccess::Editable));
        Playlist edited = *must(PersonalRows::playlist(rows.reader(), kBert, fullPlaylist(0).id));
        edited.name.value = "Bert was here";
        rows.put(kBert, edited);
        const auto own = must(PersonalRows::playlist(rows.reader(), kAnna, edited.id));
        QVERIFY(own && own->owner.isNull());
        QCOMPARE(own->name.value, std::string("Bert was here"));
        QVERIFY(own->folder == shared(PlaylistAccess::Editable).folder);
    }
    void folders_areThePersonsOwn() {
        Rows rows;
        Playlist folder = fullPlaylist(5);
        folder.kind = PlaylistKind::Folder;
        rows.put(kAnna, folder);
        Playlist other = fullPlaylist(6);
        other.id = idNamed<PlaylistId>("other");
        rows.put(kAnna, other);
        QCOMPARE(must(PersonalRows::folders(rows.reader(), kAnna)).size(), std::size_t(1));
        QVERIFY(must(PersonalRows::folders(rows.reader(), kBert)).empty());
    }
    void tombstones_eraseWhatTheySpeakOf() {
        Rows rows;
        rows.put(kReplica, fullPlaylist(5));
        rows.put(kReplica, fullItem(6));
        rows.erase({.source = 4, .user = 0}, Tombstone{EntityKind::PlaylistItem, fullItem(0).id.bytes, 7});
        QVERIFY(rows.found(kReplica, fullItem(0)));
        rows.erase(kReplica, Tombstone{EntityKind::PlaylistItem, fullItem(0).id.bytes, 7});
        QVERIFY(!rows.found(kReplica, fullItem(0)));
        rows.put(kReplica, fullItem(6));
        rows.erase(kReplica, Tombstone{EntityKind::Playlist, fullPlaylist(0).id.bytes, 8});
        QCOMPARE(rows.number("SELECT (SELECT count(*) FROM playlist)+(SELECT count(*) FROM playlist_item)"),
                 std::int64_t(0));
    }
    void recordsOfTheCatalogue_areRefused() {
        Rows rows;
        const auto put = (*rows.database()).write(WritePriority::User, [](WriteTransaction& tx) {
            return PersonalRows::put(tx, kAnna, 0, Track{});
        });
        QVERIFY(!put && put.error().code == Errc::InvalidInput);
        const auto erase = (*rows.database()).write(WritePriority::User, [](WriteTransaction& tx) {
            return PersonalRows::erase(tx, kAnna, Tombstone{EntityKind::Track, {}, 1});
        });
        QVERIFY(!erase && erase.error().code == Errc::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(tst_PersonalRows)
#include "tst_PersonalRows.moc"
