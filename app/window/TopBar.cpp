// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/TopBar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScopedValueRollback>

#include "app/actions/Actions.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/SearchField.h"

namespace linnet::app {

TopBar::TopBar(Navigator& navigator, Actions& actions, QWidget* parent)
    : QWidget(parent),
      m_navigator(navigator),
      m_back(new IconButton(Icon::Back, tr("Back"), this)),
      m_forward(new IconButton(Icon::Forward, tr("Forward"), this)) {
    setAccessibleName(tr("Top bar"));
    setFixedHeight(56);
    m_search = new SearchField(tr("Search"), tr("Search music, or press"), keysOf(ActionId::Palette), this);
    auto* settings = new IconButton(Icon::Settings, tr("Settings"), this);
    m_back->setName(tr("Back"), keysOf(ActionId::Back));
    m_forward->setName(tr("Forward"), keysOf(ActionId::Forward));
    settings->setName(tr("Settings"), keysOf(ActionId::Settings));
    auto* row = new QHBoxLayout(this);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addSpacing(12);
    m_search->setMaximumWidth(360);
    m_search->setMinimumWidth(160);
    row->addWidget(m_search, 100);
    row->addStretch(1);
    row->addWidget(settings);
    setPadding(24);
    connect(m_back, &QAbstractButton::clicked, &navigator, &Navigator::back);
    connect(m_forward, &QAbstractButton::clicked, &navigator, &Navigator::forward);
    connect(settings, &QAbstractButton::clicked, &actions.action(ActionId::Settings), &QAction::trigger);
    connect(m_search, &QLineEdit::textEdited, this, &TopBar::onTyped);
    connect(m_search, &SearchField::leftDownwards, this, &TopBar::resultsWanted);
    connect(m_search, &QLineEdit::returnPressed, this, &TopBar::resultsWanted);
    connect(m_search, &SearchField::escaped, this, [this] {
        if (m_navigator.current().page == PageId::Search) m_navigator.back();
        Q_EMIT resultsWanted();
    });
    connect(&navigator, &Navigator::moved, this, &TopBar::showPlace);
    showPlace(navigator.current());
}

void TopBar::setPadding(int padding) { layout()->setContentsMargins(padding - 3, 0, padding - 2, 0); }

void TopBar::onTyped(const QString& text) {
    const QScopedValueRollback typing(m_isTyping, true);
    const bool isSearching = m_navigator.current().page == PageId::Search;
    if (text.trimmed().isEmpty()) {
        if (isSearching) m_navigator.back();
        return;
    }
    const Place place{PageId::Search, 0, text};
    if (isSearching)
        m_navigator.replace(place);
    else
        m_navigator.go(place);
}

void TopBar::showPlace(const Place& place) {
    m_back->setEnabled(m_navigator.canGoBack());
    m_forward->setEnabled(m_navigator.canGoForward());
    if (place.page != PageId::Search)
        m_search->clear();
    else if (m_search->text() != place.text)
        m_search->setText(place.text);
}

} // namespace linnet::app
