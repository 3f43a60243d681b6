// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of what people make, read by their public keys and written whole. Reading on any connection, writing on the
// writer thread.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Result.h"
#include "core/domain/FeedRecord.h"
#include "core/domain/Personal.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Whose rows: on a server source 0 and the user's key, in a replica the source and 0.
struct PersonalOwner {
    std::int64_t source = 0;
    std::int64_t user = 0;
    bool isOfServer() const { return source == 0; }
    friend auto operator<=>(const PersonalOwner&, const PersonalOwner&) = default;
};

/// One item as its row has it (null: there is none) and as it will be.
struct ItemEdit {
    const PlaylistItem* before = nullptr;
    const PlaylistItem* after = nullptr;
};

class PersonalRows {
public:
    [[nodiscard]] static Result<std::optional<Annotation>> annotation(Connection& connection, PersonalOwner owner,
                                                                      const Target& target);
    [[nodiscard]] static Result<std::optional<Play>> play(Connection& connection, PersonalOwner owner,
                                                          const OperationId& id);
    /// Also another's, while `access` says so and it is not in the trash; with its owner then. Not one that is known
    /// by reference only.
    [[nodiscard]] static Result<std::optional<Playlist>> playlist(Connection& connection, PersonalOwner owner,
                                                                  PlaylistId id);
    /// Whether anyone's playlist has this id.
    [[nodiscard]] static Result<bool> isTaken(Connection& connection, PersonalOwner owner, PlaylistId id);
    /// The person's own, those in the trash too.
    [[nodiscard]] static Result<std::vector<Playlist>> folders(Connection& connection, PersonalOwner owner);
    /// All of one playlist, whoever's, by (place, id), removed ones too.
    [[nodiscard]] static Result<std::vector<PlaylistItem>> items(Connection& connection, PersonalOwner owner,
                                                                 PlaylistId id);
    [[nodiscard]] static Result<std::optional<QueueRegister>> queue(Connection& connection, PersonalOwner owner,
                                                                    DeviceId device);
    [[nodiscard]] static Result<std::optional<UserSetting>> setting(Connection& connection, PersonalOwner owner,
                                                                    const std::string& key);

    /// Upserts by the public key; `mark` as in source.mark (0 on a server): the row keeps a higher one. Nothing that is
    /// referred to need be known. In a replica a playlist with rev 0 is a local one. A playlist stays its owner's.
    /// Errors: also InvalidInput for a record of the catalogue and for a tombstone.
    [[nodiscard]] static Result<void> put(WriteTransaction& tx, PersonalOwner owner, std::int64_t mark,
                                          const FeedRecord& record);
    /// The same for many items of one playlist.
    [[nodiscard]] static Result<void> putItems(WriteTransaction& tx, PersonalOwner owner, std::int64_t mark,
                                               std::span<const PlaylistItem> items);
    /// Items of one playlist. Writes only what differs; a row that is there keeps its mark.
    [[nodiscard]] static Result<void> changeItems(WriteTransaction& tx, PersonalOwner owner,
                                                  std::span<const ItemEdit> edits);
    /// Removes the row that `record` is, or that a tombstone speaks of; items of a playlist go with it. Leaves no
    /// tombstone. Errors: also InvalidInput for a record of the catalogue.
    [[nodiscard]] static Result<void> erase(WriteTransaction& tx, PersonalOwner owner, const FeedRecord& record);
};

} // namespace linnet::core::store
