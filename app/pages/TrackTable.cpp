// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TrackTable.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>
#include <array>

#include "app/pages/MusicActions.h"
#include "app/pages/Page.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"
#include "app/views/TrackTableHeads.h"
#include "app/views/TrackTableView.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

QString key(const char16_t* name) { return QString::fromUtf16(name); }

constexpr std::array kSortNames{
    std::pair(TrackSort::Title, "title"),   std::pair(TrackSort::Artist, "artist"),
    std::pair(TrackSort::Album, "album"),   std::pair(TrackSort::Genre, "genre"),
    std::pair(TrackSort::Year, "year"),     std::pair(TrackSort::Added, "added"),
    std::pair(TrackSort::Length, "length"), std::pair(TrackSort::Plays, "plays"),
};

/// What one wants to see first: the newest, the latest, else from A on.
SortDirection firstDirection(TrackSort sort) {
    return sort == TrackSort::Added || sort == TrackSort::Year || sort == TrackSort::Plays ? SortDirection::Down
                                                                                           : SortDirection::Up;
}

SortDirection turned(SortDirection direction) {
    return direction == SortDirection::Up ? SortDirection::Down : SortDirection::Up;
}

} // namespace

TrackTable::TrackTable(const PageContext& context, const QString& name, std::function<QString()> sourceName,
                       QWidget* parent)
    : QObject(parent),
      m_context(context),
      m_tracks(context.services.queries),
      m_view(new TrackTableView(name, context.covers, parent)),
      m_heads(new TrackTableHeads(*m_view, parent)),
      m_button(new PillButton(tr("Columns"), PillButton::Kind::Outline, parent)) {
    m_view->setTracks(m_tracks);
    readSettings();
    context.music.serve(*m_view, m_tracks, std::move(sourceName));
    connect(m_heads, &TrackTableHeads::sortWanted, this, &TrackTable::sortBy);
    connect(m_heads, &TrackTableHeads::menuWanted, this, &TrackTable::popupMenu);
    connect(m_button, &QAbstractButton::clicked, this,
            [this] { popupMenu(m_button->mapToGlobal(QPoint(0, m_button->height() + 4)), std::nullopt); });
    connect(m_view, &TrackTableView::columnsChanged, this,
            [this] { m_context.services.settings.setText(key(setting::kTrackColumns), m_view->columns().toText()); });
    connect(&context.services.playback, &Playback::currentChanged, this, &TrackTable::refreshPlaying);
}

void TrackTable::readSettings() {
    const Settings& settings = m_context.services.settings;
    m_view->setColumns(TrackColumns::fromText(settings.text(key(setting::kTrackColumns))));
    m_view->setDensity(static_cast<Density>(qBound(0, settings.number(key(setting::kTrackDensity), 0), 2)));
    const QString sort = settings.text(key(setting::kTrackSort));
    for (const auto& [known, name] : kSortNames) {
        if (sort.section(QLatin1Char(' '), 0, 0) != QLatin1String(name)) continue;
        m_sort = known;
        m_direction =
            sort.section(QLatin1Char(' '), 1) == QLatin1String("down") ? SortDirection::Down : SortDirection::Up;
    }
}

void TrackTable::show(TrackQuery query) {
    readSettings();
    query.sort = m_sort;
    query.direction = m_direction;
    m_heads->setSort(m_sort, m_direction);
    m_tracks.show(query);
    refreshPlaying();
}

void TrackTable::followSettings() {
    const auto before = std::pair(m_sort, m_direction);
    readSettings();
    if (before != std::pair(m_sort, m_direction)) show(m_tracks.query());
}

void TrackTable::setSort(TrackSort sort, SortDirection direction) {
    m_sort = sort;
    m_direction = direction;
    for (const auto& [known, name] : kSortNames)
        if (known == sort)
            m_context.services.settings.setText(key(setting::kTrackSort),
                                                QLatin1String(name) + (direction == SortDirection::Down
                                                                           ? QStringLiteral(" down")
                                                                           : QStringLiteral(" up")));
    show(m_tracks.query());
}

void TrackTable::sortBy(TrackColumn column) {
    const auto sort = sortOf(column);
    if (sort) setSort(*sort, *sort == m_sort ? turned(m_direction) : firstDirection(*sort));
}

void TrackTable::popupMenu(const QPoint& place, std::optional<TrackColumn> column) {
    auto* menu = new QMenu(m_button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, column);
    menu->popup(place);
}

void TrackTable::fillMoves(QMenu& menu, TrackColumn column) {
    const auto places = m_view->places();
    const auto here = std::ranges::find(places, column, &TrackColumns::Place::column);
    if (here == places.end()) return;
    const auto add = [&](const QString& words, bool canMove, std::optional<TrackColumn> before) {
        menu.addAction(words, this,
                       [this, column, before] {
                           TrackColumns columns = m_view->columns();
                           columns.move(column, before);
                           m_view->setColumns(columns);
                       })
            ->setEnabled(canMove);
    };
    const bool isFirst = here == places.begin();
    const bool isLast = places.end() - here == 1;
    add(tr("Move left", "a column"), !isFirst, isFirst ? column : (here - 1)->column);
    add(tr("Move right", "a column"), !isLast,
        places.end() - here > 2 ? std::optional((here + 2)->column) : std::nullopt);
    menu.addSeparator();
}

void TrackTable::fillMenu(QMenu& menu, std::optional<TrackColumn> own) {
    if (own) fillMoves(menu, *own);
    for (int i = 0; i < kTrackColumns; ++i) {
        const auto column = static_cast<TrackColumn>(i);
        if (column == TrackColumn::Title) continue; // Always there.
        QAction* action =
            menu.addAction(column == TrackColumn::Number ? tr("Number") : headOf(column), this, [this, column] {
                TrackColumns columns = m_view->columns();
                columns.setShown(column, !columns.isShown(column));
                m_view->setColumns(columns);
            });
        action->setCheckable(true);
        action->setChecked(m_view->columns().isShown(column));
    }
    menu.addSeparator();
    fillSorts(*menu.addMenu(tr("Order by")));
    fillDensities(*menu.addMenu(tr("Rows")));
    menu.addSeparator();
    menu.addAction(tr("Columns as at first"), this, [this] { m_view->setColumns({}); });
}

void TrackTable::fillSorts(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    for (int i = 0; i < kTrackColumns; ++i) {
        const auto column = static_cast<TrackColumn>(i);
        const auto sort = sortOf(column);
        if (!sort) continue;
        QAction* action = menu.addAction(headOf(column), this, [this, sort] { setSort(*sort, firstDirection(*sort)); });
        action->setCheckable(true);
        action->setChecked(sort == m_sort);
        group->addAction(action);
    }
    menu.addSeparator();
    QAction* down = menu.addAction(tr("Downwards"), this, [this] { setSort(m_sort, turned(m_direction)); });
    down->setCheckable(true);
    down->setChecked(m_direction == SortDirection::Down);
}

void TrackTable::fillDensities(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    const std::array words{tr("Comfortable"), tr("Compact"), tr("Dense")};
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        QAction* action = menu.addAction(words[static_cast<std::size_t>(i)], this, [this, i] {
            m_view->setDensity(static_cast<Density>(i));
            m_context.services.settings.setNumber(key(setting::kTrackDensity), i);
        });
        action->setCheckable(true);
        action->setChecked(i == static_cast<int>(m_view->density()));
        group->addAction(action);
    }
}

void TrackTable::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_view->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

} // namespace linnet::app
