// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/CatalogReader.h"
#include "core/store/Sight.h"
#include "server-stub/catalog/CatalogContext.h"

namespace linnet::server {

/// One person's look at the catalogue: what is kept from him is left out, as is what went away between two reads.
class CatalogEye {
public:
    static core::Result<CatalogEye> of(const CatalogContext& context, const Session& session) {
        LINNET_TRY(auto* reader, context.database.reader());
        LINNET_TRY(const auto sight, core::store::Sight::of(*reader, session.principal->userKey));
        return CatalogEye(*reader, sight);
    }
    core::store::Connection& reader() const { return *m_reader; }
    const core::store::Sight& sight() const { return m_sight; }

    /// Errors: NotFound where it is kept from the person.
    core::Result<core::store::Key> require(core::EntityKind kind, core::Result<core::store::Key> key) const {
        if (!key) return key;
        LINNET_TRY(const bool isSeen, m_sight.sees(kind, *key));
        if (!isSeen) return core::failure(core::Errc::NotFound, "there is nothing here");
        return key;
    }
    core::Result<std::vector<core::Track>> tracks(const std::vector<core::store::Key>& keys) const {
        LINNET_TRY(auto rows, core::store::trackRows(*m_reader, keys));
        return seen(std::move(rows));
    }
    core::Result<std::vector<core::Track>> seen(std::vector<core::store::TrackRow> rows) const {
        std::vector<core::Track> tracks;
        for (auto& row : rows) {
            if (row.track.id.isNull()) continue;
            LINNET_TRY(const bool isSeen, m_sight.sees(core::EntityKind::Track, row.key));
            if (isSeen) tracks.push_back(std::move(row.track));
        }
        return tracks;
    }
    core::Result<std::vector<core::Album>> albums(const std::vector<core::store::Key>& keys) const {
        return records<core::Album>(core::EntityKind::Album, keys, core::store::albumRecord);
    }
    core::Result<std::vector<core::Artist>> artists(const std::vector<core::store::Key>& keys) const {
        return records<core::Artist>(core::EntityKind::Artist, keys, core::store::artistRecord);
    }

private:
    CatalogEye(core::store::Connection& reader, core::store::Sight sight) : m_reader(&reader), m_sight(sight) {}

    template <class T>
    core::Result<std::vector<T>> records(core::EntityKind kind, const std::vector<core::store::Key>& keys,
                                         core::Result<T> (*load)(core::store::Connection&, core::store::Key)) const {
        std::vector<T> found;
        for (const auto key : keys) {
            LINNET_TRY(const bool isSeen, m_sight.sees(kind, key));
            if (!isSeen) continue;
            auto record = load(*m_reader, key);
            if (record)
                found.push_back(std::move(*record));
            else if (record.error().code != core::Errc::NotFound)
                return tl::unexpected(record.error());
        }
        return found;
    }

    core::store::Connection* m_reader;
    core::store::Sight m_sight;
};

} // namespace linnet::server
