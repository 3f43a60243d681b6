// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/RowActions.h"

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QPoint>

#include <optional>

namespace linnet::app {

namespace {

/// Behind a tab, keys are shown and not heard: the list hears them. On a cover, Enter opens.
QString textWithKeys(const QString& text, ActionId id, Chosen::Kind kind) {
    const bool isCover =
        kind == Chosen::Kind::Albums || kind == Chosen::Kind::Artists || kind == Chosen::Kind::Playlists;
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

const RowActions::Offer* RowActions::offerFor(ActionId id, const Chosen& chosen) const {
    const auto found = m_offers.find({chosen.kind, id});
    if (found == m_offers.end()) return nullptr;
    const Offer& offer = found->second;
    if (offer.isOfItems ? chosen.items.empty() : chosen.keys.empty()) return nullptr;
    return !offer.fits || offer.fits(chosen) ? &offer : nullptr;
}

void RowActions::run(ActionId id, const Chosen& chosen) const {
    const Offer* offer = offerFor(id, chosen);
    if (offer == nullptr) return;
    if (offer->run) return offer->run(chosen);
    if (!offer->fill) return;
    auto* menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    offer->fill(*menu, chosen);
    menu->popup(QCursor::pos());
}

void RowActions::fill(QMenu& menu, const Chosen& chosen) const {
    std::optional<ActionGroup> last;
    for (const ActionRow& row : actionTable()) {
        const Offer* offer = offerFor(row.id, chosen);
        if (offer == nullptr || !offer->isInMenu) continue;
        if (last && *last != row.group) menu.addSeparator();
        last = row.group;
        const QString text = offer->words ? offer->words(chosen) : offer->text.isEmpty() ? row.text : offer->text;
        if (offer->fill) {
            offer->fill(*menu.addMenu(text), chosen);
            continue;
        }
        menu.addAction(textWithKeys(text, row.id, chosen.kind), this, [run = offer->run, chosen] { run(chosen); });
    }
}

void RowActions::popup(const Chosen& chosen, const QPoint& globalPosition) const {
    auto* menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, chosen);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(globalPosition);
}

} // namespace linnet::app
