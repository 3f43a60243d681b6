// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/WindowLayers.h"

#include "app/actions/Actions.h"
#include "app/palette/CommandPalette.h"

namespace linnet::app {

WindowLayers::WindowLayers(const PageContext& context, QWidget& window)
    : QObject(&window),
      m_context(context),
      m_window(window) {
    m_context.actions.handle(ActionId::Palette, [this] {
        // What is searched for already goes on here.
        const Place& place = m_context.navigator.current();
        openPalette(place.page == PageId::Search ? place.text : QString());
    });
    m_context.actions.handle(ActionId::Commands, [this] { openPalette(QStringLiteral(">")); });
}

void WindowLayers::openPalette(const QString& words) {
    if (m_palette == nullptr) m_palette = new CommandPalette(m_context, &m_window);
    m_palette->open(words);
}

} // namespace linnet::app
