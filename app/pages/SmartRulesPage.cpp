// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SmartRulesPage.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

#include "app/pages/PageHeader.h"
#include "app/pages/PageScroll.h"
#include "app/pages/RuleRow.h"
#include "app/pages/RuleText.h"
#include "app/query/QueryThread.h"
#include "app/services/Playlists.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"
#include "app/widgets/TextLabel.h"
#include "core/store/SmartQuery.h"

namespace linnet::app {

using core::playlists::Condition;
using core::playlists::Group;
using core::playlists::SmartRules;

SmartRulesPage::SmartRulesPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_playlists(context.services.playlists),
      m_scroll(new QScrollArea),
      m_header(new PageHeader(tr("Rules"))),
      m_save(new PillButton(tr("Save"), PillButton::Kind::Primary)),
      m_match(new Segmented(tr("Which tracks"), {tr("All rules hold"), tr("Any rule holds")})),
      m_rowsColumn(new QVBoxLayout),
      m_add(new PillButton(tr("Add a rule"), PillButton::Kind::Outline)),
      m_order(new PillButton(tr("Order"), PillButton::Kind::Outline)),
      m_direction(new Segmented(tr("Direction"), {tr("Ascending"), tr("Descending")})),
      m_limit(new QLineEdit) {
    build(makeScrollingColumn(*this, *m_scroll));
    connect(m_save, &QAbstractButton::clicked, this, &SmartRulesPage::save);
    connect(m_match, &Segmented::chosen, this, &SmartRulesPage::onChanged);
    connect(m_direction, &Segmented::chosen, this, &SmartRulesPage::onChanged);
    connect(m_limit, &QLineEdit::textEdited, this, &SmartRulesPage::onChanged);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        addRow(newCondition(core::playlists::Field::Genre));
        onChanged();
    });
}

void SmartRulesPage::build(QVBoxLayout& column) {
    m_column = &column;
    column.addWidget(m_header);
    auto* cancel = new PillButton(tr("Cancel"), PillButton::Kind::Link);
    m_header->addButton(cancel);
    m_header->addButton(m_save);
    connect(cancel, &QAbstractButton::clicked, this, &SmartRulesPage::leave);
    auto* body = new QWidget;
    auto* parts = new QVBoxLayout(body);
    parts->setContentsMargins(24, 8, 24, 24);
    parts->setSpacing(12);
    parts->addWidget(m_match, 0, Qt::AlignLeft);
    m_rowsColumn->setSpacing(8);
    parts->addLayout(m_rowsColumn);
    m_add->setIcon(Icon::Plus);
    parts->addWidget(m_add, 0, Qt::AlignLeft);
    parts->addSpacing(12);
    parts->addWidget(new TextLabel(tr("Order"), TextRole::Section, Ink::Text, TextLabel::Fit::Whole));
    parts->addWidget(makeOrder());
    column.addWidget(body);
    column.addStretch(1);
}

QWidget* SmartRulesPage::makeOrder() {
    auto* menu = new QMenu(m_order);
    for (const auto sort : allSorts())
        menu->addAction(sortText(sort), this, [this, sort] {
            m_sort = sort;
            onChanged();
        });
    m_order->setMenu(menu);
    m_limit->setPlaceholderText(tr("all"));
    m_limit->setAccessibleName(tr("At most this many tracks"));
    m_limit->setMaximumWidth(96);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_order);
    row->addWidget(m_direction);
    row->addSpacing(16);
    row->addWidget(new TextLabel(tr("At most"), TextRole::Body, Ink::Secondary, TextLabel::Fit::Whole));
    row->addWidget(m_limit);
    row->addWidget(new TextLabel(tr("tracks"), TextRole::Body, Ink::Secondary, TextLabel::Fit::Whole));
    row->addStretch(1);
    return line;
}

void SmartRulesPage::open(const Place& place) {
    m_key = place.key;
    const ListedPlaylist* playlist = m_playlists.find(m_key);
    if (playlist == nullptr) return;
    m_header->setTitle(tr("Rules of “%1”").arg(playlist->name));
    const auto rules = core::playlists::parseRules(playlist->rules.toStdString());
    show(rules ? *rules : SmartRules{});
}

void SmartRulesPage::show(const SmartRules& rules) {
    for (RuleRow* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    m_shown = rules;
    m_sort = rules.sort;
    m_match->setCurrent(rules.group.match == Group::Match::All ? 0 : 1);
    m_direction->setCurrent(rules.isDescending ? 1 : 0);
    m_limit->setText(rules.limit ? QString::number(*rules.limit) : QString());
    for (const auto& part : rules.group.parts)
        if (const auto* condition = std::get_if<Condition>(&part)) addRow(*condition);
    onChanged();
}

void SmartRulesPage::addRow(const Condition& condition) {
    auto* row = new RuleRow(condition);
    m_rows.push_back(row);
    m_rowsColumn->addWidget(row);
    connect(row, &RuleRow::changed, this, &SmartRulesPage::onChanged);
    connect(row, &RuleRow::removeWanted, this, [this, row] {
        std::erase(m_rows, row);
        row->deleteLater();
        m_add->setFocus(Qt::OtherFocusReason);
        onChanged();
    });
}

std::optional<SmartRules> SmartRulesPage::rules() const {
    SmartRules rules;
    rules.group.match = m_match->current() == 0 ? Group::Match::All : Group::Match::Any;
    for (const RuleRow* row : m_rows) {
        if (!row->isValid()) return std::nullopt;
        rules.group.parts.emplace_back(row->condition());
    }
    for (const auto& part : m_shown.group.parts)
        if (std::holds_alternative<Group>(part)) rules.group.parts.push_back(part);
    rules.sort = m_sort;
    rules.isDescending = m_direction->current() == 1;
    if (m_limit->text().trimmed().isEmpty()) return rules;
    bool isNumber = false;
    const qint64 limit = m_limit->text().trimmed().toLongLong(&isNumber);
    if (!isNumber || limit < 1 || limit > core::playlists::kMostTracks) return std::nullopt;
    rules.limit = limit;
    return rules;
}

void SmartRulesPage::onChanged() {
    m_order->setWords(sortText(m_sort));
    m_order->setAccessibleName(tr("Order: %1").arg(sortText(m_sort)));
    const bool isRandom = m_sort == core::playlists::SortBy::Random;
    m_direction->setEnabled(!isRandom);
    count();
}

void SmartRulesPage::count() {
    m_counting.cancel();
    m_counting = core::CancelSource();
    const ListedPlaylist* playlist = m_playlists.find(m_key);
    const auto wanted = rules();
    m_save->setEnabled(playlist != nullptr && wanted.has_value());
    if (playlist == nullptr || !wanted) {
        m_header->setLine(tr("One of the values cannot be used."));
        return;
    }
    const core::store::SmartScope scope{.user = 0, .source = playlist->source, .now = core::SystemClock().now()};
    m_context.services.queries.ask(
        this, m_counting.token(),
        [wanted = *wanted, scope](core::store::Connection& connection) {
            return core::store::smartCount(connection, wanted, scope);
        },
        [this](const core::Result<std::int64_t>& tracks) {
            if (tracks) m_header->setLine(tr("%Ln tracks fit", nullptr, static_cast<int>(*tracks)));
        });
}

void SmartRulesPage::save() {
    const auto wanted = rules();
    if (!wanted) return;
    m_playlists.setRules(m_key, QString::fromStdString(core::playlists::rulesText(*wanted)));
    leave();
}

void SmartRulesPage::leave() { m_context.navigator.go({PageId::Playlist, m_key, {}}); }

int SmartRulesPage::scrollOffset() const { return m_scroll->verticalScrollBar()->value(); }

QWidget* SmartRulesPage::mainFocus() { return m_add; }

void SmartRulesPage::setShape(int padding, bool) { m_header->setPadding(padding); }

} // namespace linnet::app
