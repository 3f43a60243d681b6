// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Back, forward, search, settings: 56 high over the content, on the page's own ground. GUI thread.

#include <QWidget>

#include "app/navigation/Navigator.h"

namespace linnet::app {

class Actions;
class IconButton;
class SearchField;

class TopBar final : public QWidget {
    Q_OBJECT
public:
    TopBar(Navigator& navigator, Actions& actions, QWidget* parent = nullptr);
    SearchField& search() const { return *m_search; }
    void setPadding(int padding);
    /// True while a place is gone to because of what is typed in the search field.
    bool isTyping() const { return m_isTyping; }

Q_SIGNALS:
    void resultsWanted(); ///< The keyboard leaves the field for the page.

private:
    void showPlace(const Place& place);
    void onTyped(const QString& text);

    Navigator& m_navigator;
    IconButton* m_back;
    IconButton* m_forward;
    SearchField* m_search;
    bool m_isTyping = false;
};

} // namespace linnet::app
