// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an empty view says: one sentence, and one button where there is something to do about it.

#include <QWidget>

#include "app/theme/Icons.h"

namespace linnet::app {

class PillButton;
class TextLabel;

class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(Icon icon, const QString& sentence, const QString& action, QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    /// Empty hides the button.
    void setAction(const QString& action);

Q_SIGNALS:
    void actionChosen();

private:
    TextLabel* m_words;
    PillButton* m_button;
};

} // namespace linnet::app
