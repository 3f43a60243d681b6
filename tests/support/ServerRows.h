// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A server's database with the users Anna (1, owner), Bert (2) and Cleo (3), and their operations carried out on it as
// a server does: each written row takes the next rev.

#include <string>
#include <vector>

#include "core/personal/Applier.h"
#include "tests/support/OpenDatabase.h"
#include "tests/support/Personal.h"

namespace linnet::test {

inline constexpr core::store::PersonalOwner kAnna{.source = 0, .user = 1};
inline constexpr core::store::PersonalOwner kBert{.source = 0, .user = 2};
inline constexpr core::store::PersonalOwner kCleo{.source = 0, .user = 3};

class TakingRevs : public core::personal::RowSink {
public:
    explicit TakingRevs(core::store::WriteTransaction& tx) : m_tx(tx) {}
    core::Result<core::Rev> touch(const core::FeedRecord& row, bool isNew) override {
        m_touched.emplace_back(row, isNew);
        return m_tx.takeRev();
    }
    const std::vector<std::pair<core::FeedRecord, bool>>& touched() const { return m_touched; }

private:
    core::store::WriteTransaction& m_tx;
    std::vector<std::pair<core::FeedRecord, bool>> m_touched;
};

class ServerRows {
public:
    ServerRows() {
        m_db.execute("INSERT INTO user(id,public_id,name,match_key,role,created_at) VALUES"
                     "(1,x'000102030405060708090a0b0c0d0e01','Anna','anna',0,0),"
                     "(2,x'000102030405060708090a0b0c0d0e02','Bert','bert',1,0),"
                     "(3,x'000102030405060708090a0b0c0d0e03','Cleo','cleo',1,0)");
        m_db.put(aTrack("t").by("Anna").by("Zoe").on("Alpha").rev(1).build(),
                 anAlbum("Alpha").by("Anna").rev(2).build(), anArtist("Anna", 3), anArtist("Zoe", 4),
                 aLibrary("Music", 5));
        m_db.write([](core::store::WriteTransaction& tx) -> core::Result<void> {
            while (tx.newestRev() < 5)
                (void)tx.takeRev();
            return {};
        });
    }

    /// As the operation with this counter of the person's only device.
    core::Result<std::size_t> apply(core::store::PersonalOwner owner, const core::operations::Operation& operation) {
        return m_db->write(core::store::WritePriority::User,
                           [&](core::store::WriteTransaction& tx) -> core::Result<std::size_t> {
                               TakingRevs sink(tx);
                               core::personal::Applier applier(tx, owner, sink);
                               LINNET_TRY_VOID(applier.apply(operation));
                               return sink.touched().size();
                           });
    }
    core::Result<std::size_t> change(core::store::PersonalOwner owner, const core::operations::Change& change,
                                     std::int64_t when = 0) {
        const auto device = idNamed<core::DeviceId>("device " + std::to_string(owner.user));
        ++m_counter;
        return apply(owner, {{device, m_counter}, at(when == 0 ? 1'000 + m_counter : when), change});
    }
    /// Rows written; the change must not be refused.
    std::size_t mustChange(core::store::PersonalOwner owner, const core::operations::Change& one,
                           std::int64_t when = 0) {
        return must(change(owner, one, when));
    }
    core::operations::Changes inverse(core::store::PersonalOwner owner, const core::operations::Change& change) {
        return must(m_db->write(core::store::WritePriority::User, [&](core::store::WriteTransaction& tx) {
            TakingRevs sink(tx);
            return core::personal::Applier(tx, owner, sink).inverse(change);
        }));
    }
    core::UnixMillis stampOf(core::store::PersonalOwner owner, const core::operations::Change& change) {
        return must(m_db->write(core::store::WritePriority::User, [&](core::store::WriteTransaction& tx) {
            TakingRevs sink(tx);
            return core::personal::Applier(tx, owner, sink).stampOf(change);
        }));
    }

    std::string items(core::store::PersonalOwner owner, core::PlaylistId playlist) {
        return shown(must(core::store::PersonalRows::items(reader(), owner, playlist)));
    }
    core::store::Connection& reader() { return m_db.reader(); }
    OpenDatabase& database() { return m_db; }

private:
    OpenDatabase m_db;
    std::int64_t m_counter = 0;
};

inline core::operations::CreatePlaylist aPlaylist(const char* name,
                                                  core::PlaylistKind kind = core::PlaylistKind::Manual) {
    return {idNamed<core::PlaylistId>(name), kind, name, {}, ""};
}
inline core::operations::InsertItems insertInto(const char* playlist, const std::string& after,
                                                const std::string& names) {
    auto change = insertion(after, names);
    change.playlist = idNamed<core::PlaylistId>(playlist);
    return change;
}

} // namespace linnet::test
