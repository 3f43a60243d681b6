// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Back, forward, search, settings: 56 high over the content, on the page's own ground. GUI thread.

#include <QWidget>

#include "app/navigation/Navigator.h"

namespace linnet::app {

class Commands;
class IconButton;
class SearchField;

class TopBar final : public QWidget {
    Q_OBJECT
public:
    TopBar(Navigator& navigator, Commands& commands, QWidget* parent = nullptr);
    SearchField& search() const { return *m_search; }
    void setPadding(int padding);

Q_SIGNALS:
    void resultsWanted(); ///< The keyboard leaves the field for the page.

private:
    void showPlace(const Place& place);
    void onTyped(const QString& text);

    Navigator& m_navigator;
    IconButton* m_back;
    IconButton* m_forward;
    SearchField* m_search;
};

} // namespace linnet::app
