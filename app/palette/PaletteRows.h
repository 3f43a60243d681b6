// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the palette lists for what is typed: places, music, commands, each under its heading, the likeliest first. Pure
// values and functions; the presenter gathers what they need.

#include <QColor>

#include <optional>
#include <vector>

#include "app/actions/ActionTable.h"
#include "app/models/SearchPresenter.h"
#include "app/navigation/Navigator.h"

namespace linnet::app {

struct PaletteRow {
    enum class Kind { Heading, Track, Album, Artist, Action, Place };
    Kind kind = Kind::Heading;
    QString text;
    QString detail{}; ///< Behind the text, quieter.
    QString badge{};  ///< The keys of an action.
    std::optional<Icon> icon{};
    std::optional<core::ArtRef> art{};
    QString coverSeed{};
    qint64 key = 0;                          ///< Of the music.
    ActionId action = ActionId::Count_;      ///< Of Kind::Action.
    std::optional<linnet::app::Place> place; ///< Of Kind::Place.
    bool isEnabled = true;
    bool isHere = true; ///< Music that can be played now; the text says why not.
};

/// An action as it stands now: its words may say more than the table's ("Undo: …").
struct PaletteCommand {
    ActionId id = ActionId::Count_;
    QString text;
    bool isEnabled = true;
};

/// A place that is no action: a section of the settings, a playlist.
struct PalettePlace {
    Place place;
    QString text;
    QString detail{};
    Icon icon = Icon::Forward;
};

struct PaletteSources {
    std::vector<PaletteCommand> commands; ///< In the order of the table.
    std::vector<PalettePlace> places;
};

/// Behind ">" nothing but commands is meant.
bool asksForCommands(const QString& typed);
/// What music is searched for; empty where commands are asked for.
QString musicIn(const QString& typed);

/// `found` may be of an older text while the answer to this one is on its way.
std::vector<PaletteRow> paletteRows(const QString& typed, const PaletteSources& sources, const SearchView& found);

} // namespace linnet::app
