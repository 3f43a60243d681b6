// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What can be done with tracks, albums, artists, playlists and entries of the queue wherever they are shown. Whoever
// can do something with them offers it here once; the context menu of every list, its keys and the palette then have
// it. GUI thread.

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/actions/ActionTable.h"

class QMenu;
class QPoint;

namespace linnet::app {

/// Rows that the listener has chosen in one list.
struct Chosen {
    enum class Kind { Tracks, Albums, Artists, QueueEntries, Kept, Playlists };
    Kind kind = Kind::Tracks;
    std::vector<qint64> keys{}; ///< Of the replica; of the queue, what names its entries; of what is kept, its rules.
                                ///< In the list's order.
    std::vector<qint64> list{}; ///< Of tracks: those around them in the list they stand in.
    QString from{};             ///< Of tracks: what the list is called ("Tidal Rooms"); of an artist, the name.
    std::optional<std::size_t> start{}; ///< Of tracks: where the first one stands in `list`, which may hold it twice.
    qint64 playlist = 0;                ///< Of tracks that stand in a playlist: its key,
    std::vector<qint64> items{};        ///< and their items; more than `keys` where a track is not here.
    bool isLiked = false;               ///< All of them, as far as the list knows; the same for the following.
    bool isFollowed = false;
    bool isHidden = false;
};

class RowActions final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    using Run = std::function<void(const Chosen&)>;
    using Kinds = std::vector<Chosen::Kind>;
    struct Offer {
        Run run;
        QString text{};                                    ///< Other words than the table's.
        std::function<bool(const Chosen&)> fits{};         ///< Left out of the menu where it says no.
        std::function<void(QMenu&, const Chosen&)> fill{}; ///< A submenu, filled when the context menu opens.
        std::function<QString(const Chosen&)> words{};     ///< Other words, that depend on what is chosen.
        bool isInMenu = true;                              ///< False: by its keys only.
        bool isOfItems = false;                            ///< Done with the items of a playlist, not their tracks.
    };

    /// `id` needs rows. Offered again for a kind, the newer meaning holds.
    void offer(const Kinds& kinds, ActionId id, const Offer& offer);
    void offer(const Kinds& kinds, ActionId id, Run run) { offer(kinds, id, Offer{.run = std::move(run)}); }

    bool can(ActionId id, Chosen::Kind kind) const;
    /// Nothing happens where nothing is chosen, or nobody offers it for these.
    void run(ActionId id, const Chosen& chosen) const;
    /// The context menu: every offer for these in the order of the table. Deleted when it closes.
    void popup(const Chosen& chosen, const QPoint& globalPosition) const;
    void fill(QMenu& menu, const Chosen& chosen) const;

private:
    /// Null where nobody offers it for these.
    const Offer* offerFor(ActionId id, const Chosen& chosen) const;

    std::map<std::pair<Chosen::Kind, ActionId>, Offer> m_offers;
};

} // namespace linnet::app
