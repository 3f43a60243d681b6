// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/RowActions.h"

#include <QAction>
#include <QMenu>
#include <QPoint>

#include <optional>

namespace linnet::app {

namespace {

/// Behind a tab, keys are shown and not heard: the list hears them. On a cover, Enter opens.
QString textWithKeys(const QString& text, ActionId id, Chosen::Kind kind) {
    const bool isCover = kind == Chosen::Kind::Albums || kind == Chosen::Kind::Artists;
    if (isCover && id == ActionId::Play) return text;
    const QString keys = keysOf(isCover && id == ActionId::Open ? ActionId::Play : id);
    return keys.isEmpty() ? text : text + QLatin1Char('\t') + keys;
}

} // namespace

void RowActions::offer(const Kinds& kinds, ActionId id, const Offer& offer) {
    for (const Chosen::Kind kind : kinds)
        m_offers.insert_or_assign({kind, id}, offer);
}

bool RowActions::can(ActionId id, Chosen::Kind kind) const { return m_offers.contains({kind, id}); }

void RowActions::run(ActionId id, const Chosen& chosen) const {
    const auto found = m_offers.find({chosen.kind, id});
    if (found == m_offers.end() || !found->second.run || chosen.keys.empty()) return;
    if (!found->second.fits || found->second.fits(chosen)) found->second.run(chosen);
}

void RowActions::fill(QMenu& menu, const Chosen& chosen) const {
    std::optional<ActionGroup> last;
    for (const ActionRow& row : actionTable()) {
        const auto found = m_offers.find({chosen.kind, row.id});
        if (found == m_offers.end() || !found->second.isInMenu) continue;
        if (found->second.fits && !found->second.fits(chosen)) continue;
        if (last && *last != row.group) menu.addSeparator();
        last = row.group;
        const Offer& offer = found->second;
        const QString text = offer.words ? offer.words(chosen) : offer.text.isEmpty() ? row.text : offer.text;
        if (offer.fill) {
            offer.fill(*menu.addMenu(text), chosen);
            continue;
        }
        menu.addAction(textWithKeys(text, row.id, chosen.kind), this, [run = offer.run, chosen] { run(chosen); });
    }
}

void RowActions::popup(const Chosen& chosen, const QPoint& globalPosition) const {
    if (chosen.keys.empty()) return;
    auto* menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, chosen);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(globalPosition);
}

} // namespace linnet::app
