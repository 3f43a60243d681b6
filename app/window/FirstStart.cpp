// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/FirstStart.h"

#include "app/pages/FirstStartPage.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"

namespace linnet::app {

FirstStart::FirstStart(const PageContext& context, QWidget& window)
    : QObject(&window),
      m_context(context),
      m_window(window) {
    Library& library = context.services.library;
    connect(&library, &Library::firstStartChanged, this, &FirstStart::showIfWanted);
    connect(&library, &Library::countsChanged, this, [this, &library] {
        if (library.counts().albums > 0) setShown(false);
    });
    // Files opened before there is a library play: whoever listens needs the bar.
    connect(&context.services.playback, &Playback::currentChanged, this, [this] {
        if (m_context.services.playback.current()) setShown(false);
    });
}

void FirstStart::showIfWanted() {
    if (m_context.services.library.isFirstStart() && !m_context.services.playback.current()) setShown(true);
}

void FirstStart::setShown(bool wanted) {
    if (wanted == isShown()) return;
    if (!wanted) {
        Q_EMIT closing();
        m_page->hide();
        m_page->deleteLater();
        m_page.clear();
        return;
    }
    auto* page = new FirstStartPage(m_context, &m_window);
    connect(page, &FirstStartPage::finished, this, [this] { setShown(false); });
    m_page = page;
    place();
    page->QWidget::show();
    page->raise();
    Q_EMIT shown();
    page->mainFocus()->setFocus(Qt::OtherFocusReason);
}

void FirstStart::place() {
    if (m_page) m_page->setGeometry(m_window.rect());
}

} // namespace linnet::app
