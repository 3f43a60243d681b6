// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/OnlyShown.h"

#include <QCoreApplication>

#include <algorithm>

#include "app/services/Library.h"
#include "app/widgets/EmptyState.h"

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OnlyShown)
};

} // namespace

bool sayOnlyShown(EmptyState& empty, const Library& library) {
    const auto sources = library.sources();
    const auto shown = std::ranges::find(sources, library.shownSource(), &SourceView::source);
    if (library.shownSource() == 0 || shown == sources.end()) return false;
    empty.setSentence(Words::tr("Nothing here is on “%1”, and only its music is shown.").arg(shown->name));
    empty.setAction(Words::tr("Show all music"));
    return true;
}

bool showAllMusic(Library& library) {
    if (library.shownSource() == 0) return false;
    library.showOnly(0);
    return true;
}

} // namespace linnet::app
