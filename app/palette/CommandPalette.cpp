// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/palette/CommandPalette.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

#include "app/actions/Actions.h"
#include "app/actions/RowActions.h"
#include "app/pages/PlaylistLines.h"
#include "app/pages/SettingsPage.h"
#include "app/palette/PaletteList.h"
#include "app/services/Playlists.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {

constexpr int kWidth = 600;
constexpr int kTop = 92;
constexpr int kField = 54;
constexpr int kFoot = 6;
constexpr int kLeast = 100; ///< Kept free below the panel.
constexpr int kShadow = 18;
constexpr int kPage = 8; ///< Rows of PageUp and PageDown.

} // namespace

CommandPalette::CommandPalette(const PageContext& context, QWidget* window)
    : QWidget(window),
      m_context(context),
      m_search(context.services.queries),
      m_field(new QLineEdit(this)),
      m_list(new PaletteList(m_model, context.covers, this)) {
    setAccessibleName(tr("Go anywhere"));
    setFocusProxy(m_field);
    m_field->setAccessibleName(tr("Go anywhere, or > for commands"));
    m_field->setPlaceholderText(tr("Go to music and pages, or type > for commands"));
    m_field->setFrame(false);
    m_field->setFont(fontOf(this, TextRole::Lead));
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::onTyped);
    connect(&m_search, &SearchPresenter::resultsChanged, this, &CommandPalette::refresh);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        m_list->setCurrentIndex(index);
        choose(ActionId::Play);
    });
    hide();
}

void CommandPalette::open(const QString& words) {
    if (!isVisible()) m_focusBefore = QApplication::focusWidget();
    m_field->setFont(fontOf(this, TextRole::Lead));
    m_field->setText(words);
    if (!asksForCommands(words)) m_field->selectAll();
    onTyped(words); // The same words as last time change no text.
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss() {
    if (!isVisible()) return;
    const bool hadFocus = m_field->hasFocus();
    hide();
    m_search.setText({});
    if (hadFocus && m_focusBefore != nullptr && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::onTyped(const QString& text) {
    m_search.setText(musicIn(text));
    refresh();
}

PaletteSources CommandPalette::sources() const {
    PaletteSources sources;
    for (const ActionRow& row : actionTable()) {
        if (row.id == ActionId::Palette) continue; // It is here.
        const QAction& action = m_context.actions.action(row.id);
        sources.commands.push_back({row.id, action.text(), action.isEnabled()});
    }
    for (const SettingsPlace& section : settingsPlaces())
        sources.places.push_back({.place = {PageId::Settings, 0, section.id},
                                  .text = section.title,
                                  .detail = tr("Settings"),
                                  .icon = Icon::Settings});
    for (const ListedPlaylist& playlist : m_context.services.playlists.shown())
        if (playlist.kind != core::PlaylistKind::Folder)
            sources.places.push_back({.place = {PageId::Playlist, playlist.key, {}},
                                      .text = playlist.name,
                                      .detail = tr("Playlist"),
                                      .icon = iconOf(playlist)});
    return sources;
}

void CommandPalette::refresh() {
    m_model.set(paletteRows(m_field->text(), sources(), m_search.results()));
    const int first = m_model.choosable(0, 1);
    m_list->setCurrentIndex(m_model.index(first, 0));
    m_list->scrollToTop();
    place();
    tellCurrent();
}

void CommandPalette::place() {
    setGeometry(parentWidget()->rect());
    const int wide = std::min(kWidth, width() - 32);
    const int field = lookOf(this).type().scaled(kField);
    const int top = std::min(kTop, height() / 8);
    const int list = std::min(m_list->contentHeight(), height() - top - field - 1 - kFoot - kLeast);
    m_panel = QRect((width() - wide) / 2, top, wide, field + 1 + list + (list > 0 ? kFoot : 0));
    const int icon = 46;
    const int badge = fontMetrics().horizontalAdvance(tr("Esc")) + 34;
    m_field->setGeometry(m_panel.left() + icon - 12, top, wide - icon + 12 - badge, field);
    m_list->setGeometry(m_panel.left() + 1, top + field + 1, wide - 2, list);
    update();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return false;
    }
    return event->type() == QEvent::KeyPress && onKey(static_cast<QKeyEvent&>(*event));
}

bool CommandPalette::onKey(QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) return true;
        step(event.key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        step(event.key() == Qt::Key_PageDown ? kPage : -kPage);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // There is nowhere else to go.
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(rowActionFor(event).value_or(ActionId::Play));
        return true;
    default:
        return false;
    }
}

void CommandPalette::step(int by) {
    const int from = m_list->currentIndex().row();
    const int direction = by < 0 ? -1 : 1;
    const int wanted = std::clamp(from + by, 0, std::max(0, m_model.rowCount() - 1));
    int to = m_model.choosable(wanted, direction);
    if (to < 0) to = m_model.choosable(wanted, -direction);
    if (to < 0) return;
    m_list->setCurrentIndex(m_model.index(to, 0));
    // The heading above the first row is shown again, too.
    if (m_model.choosable(to - 1, -1) < 0) m_list->scrollToTop();
    tellCurrent();
}

void CommandPalette::choose(ActionId how) {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return;
    const PaletteRow row = m_model.at(index.row()); // Closing empties the model.
    dismiss();
    run(row, how);
}

void CommandPalette::run(const PaletteRow& row, ActionId how) {
    using Kind = PaletteRow::Kind;
    switch (row.kind) {
    case Kind::Heading:
        return;
    case Kind::Action:
        return m_context.actions.trigger(row.action);
    case Kind::Place:
        return m_context.navigator.go(*row.place);
    case Kind::Track:
        return m_context.rows.run(
            how, {.kind = Chosen::Kind::Tracks, .keys = {row.key}, .list = {row.key}, .from = tr("your search")});
    case Kind::Album:
    case Kind::Artist:
        break;
    }
    const auto kind = row.kind == Kind::Album ? Chosen::Kind::Albums : Chosen::Kind::Artists;
    m_context.rows.run(how == ActionId::Play ? ActionId::Open : how,
                       {.kind = kind, .keys = {row.key}, .list = {}, .from = row.text});
}

void CommandPalette::tellCurrent() {
    const QModelIndex index = m_list->currentIndex();
    // The keyboard stays in the field: what is chosen below it is its description.
    m_field->setAccessibleDescription(index.isValid() ? index.data(Qt::AccessibleTextRole).toString()
                                                      : tr("Nothing fits"));
    QAccessibleEvent described(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
}

void CommandPalette::mousePressEvent(QMouseEvent* event) {
    if (!m_panel.contains(event->position().toPoint())) dismiss();
}

void CommandPalette::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(m_panel).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    for (int ring = kShadow; ring > 0; ring -= 2) {
        painter.setBrush(QColor(0, 0, 0, t.isDark ? 12 : 4));
        painter.drawRoundedRect(panel.adjusted(-ring, 6 - ring, ring, ring + 6), 12 + ring, 12 + ring);
    }
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(panel, 12, 12);
    const int field = m_field->height();
    paintIcon(painter, Icon::Search, QRectF(m_panel.left() + 18, m_panel.top(), 20, field), 18, t.text);
    if (m_model.rowCount() > 0)
        painter.fillRect(QRect(m_panel.left() + 1, m_panel.top() + field, m_panel.width() - 2, 1), t.border);
    painter.setFont(fontOf(this, TextRole::Caption));
    const int wide = painter.fontMetrics().horizontalAdvance(tr("Esc")) + 12;
    const int high = painter.fontMetrics().height() + 5;
    const int above = (field - high) / 2;
    const QRectF cap(m_panel.right() - 18 - wide + 0.5, m_panel.top() + above + 0.5, wide, high);
    painter.setPen(t.border);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(cap, 5, 5);
    painter.setPen(t.text);
    painter.drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, tr("Esc"));
}

} // namespace linnet::app
