// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/EditText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

#include "app/services/ErrorText.h"
#include "core/wire/Operations.h"
#include "core/wire/Problem.h"

namespace linnet::app {

namespace {

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Edits)
};

struct Named {
    std::string_view label;
    const char* name;
};
// Each stands where “%1” is: Undone: %1.
constexpr std::array kNames{
    Named{"like", QT_TRANSLATE_NOOP("Edits", "like")},
    Named{"unlike", QT_TRANSLATE_NOOP("Edits", "taking back a like")},
    Named{"follow", QT_TRANSLATE_NOOP("Edits", "follow")},
    Named{"unfollow", QT_TRANSLATE_NOOP("Edits", "unfollow")},
    Named{"hide", QT_TRANSLATE_NOOP("Edits", "hide")},
    Named{"unhide", QT_TRANSLATE_NOOP("Edits", "show again")},
    Named{"rate", QT_TRANSLATE_NOOP("Edits", "rating")},
    Named{"play", QT_TRANSLATE_NOOP("Edits", "a play")},
    Named{"playlist_create", QT_TRANSLATE_NOOP("Edits", "new playlist")},
    Named{"playlist_rename", QT_TRANSLATE_NOOP("Edits", "renaming a playlist")},
    Named{"playlist_describe", QT_TRANSLATE_NOOP("Edits", "description of a playlist")},
    Named{"playlist_cover", QT_TRANSLATE_NOOP("Edits", "cover of a playlist")},
    Named{"playlist_file", QT_TRANSLATE_NOOP("Edits", "moving a playlist into a folder")},
    Named{"playlist_rules", QT_TRANSLATE_NOOP("Edits", "rules of a playlist")},
    Named{"playlist_share", QT_TRANSLATE_NOOP("Edits", "sharing a playlist")},
    Named{"playlist_delete", QT_TRANSLATE_NOOP("Edits", "deleting a playlist")},
    Named{"playlist_restore", QT_TRANSLATE_NOOP("Edits", "restoring a playlist")},
    Named{"items_insert", QT_TRANSLATE_NOOP("Edits", "adding to a playlist")},
    Named{"items_move", QT_TRANSLATE_NOOP("Edits", "moving in a playlist")},
    Named{"items_remove", QT_TRANSLATE_NOOP("Edits", "removing from a playlist")},
    Named{"items_restore", QT_TRANSLATE_NOOP("Edits", "bringing back into a playlist")},
    Named{"queue", QT_TRANSLATE_NOOP("Edits", "the queue")},
    Named{"setting", QT_TRANSLATE_NOOP("Edits", "a setting")},
};

QString nameOf(std::string_view label) {
    const auto found = std::ranges::find(kNames, label, &Named::label);
    return Text::tr(found == kNames.end() ? QT_TRANSLATE_NOOP("Edits", "a change") : found->name);
}

} // namespace

QString nameOfStep(const core::replica::UndoStep& step) {
    const QString name = nameOf(step.label);
    return step.count > 1 ? Text::tr("%1 (%L2)", "rating (12)").arg(name).arg(step.count) : name;
}

QString undoneText(const core::replica::UndoStep& step) { return Text::tr("Undone: %1.").arg(nameOfStep(step)); }

QString redoneText(const core::replica::UndoStep& step) { return Text::tr("Done again: %1.").arg(nameOfStep(step)); }

QString notDoneText(const core::Error& error) { return Text::tr("Nothing was changed. %1").arg(sentenceFor(error)); }

QString cannotTurnText(const core::replica::UndoStep& step, const core::Error& error) {
    return Text::tr("This cannot be done any more: %1. %2").arg(nameOfStep(step), sentenceFor(error));
}

QString refusalText(const core::replica::Refusal& refusal) {
    if (refusal.code == core::replica::kNeverSent)
        return Text::tr("A change was never sent, because its account has logged out here: %1.")
            .arg(nameOf(core::wire::changeKind(refusal.change)));
    const auto code = core::wire::problemCodeFrom(refusal.code);
    const core::Errc why = code ? core::wire::errcOf(*code) : core::Errc::Unsupported;
    return Text::tr("The server did not take a change, and it was undone: %1. %2")
        .arg(nameOf(core::wire::changeKind(refusal.change)), sentenceFor({why, {}}));
}

QString moreRefusedText(std::size_t count) {
    return Text::tr("%Ln more changes did not reach the server; they were undone.", nullptr, static_cast<int>(count));
}

} // namespace linnet::app
