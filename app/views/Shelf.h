// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of covers under a heading that scrolls sideways: by its arrows, a sideways wheel, or the keyboard. GUI thread.

#include <QWidget>

class QHBoxLayout;

namespace linnet::app {

class CoverGridView;
class IconButton;
class PillButton;
class TextLabel;

class Shelf final : public QWidget {
    Q_OBJECT
public:
    /// Takes `view`, which shows `title`'s covers at `side`.
    Shelf(const QString& title, CoverGridView* view, int side, QWidget* parent = nullptr);
    /// A link at the right: "Show all".
    void setLink(const QString& words);
    void setPadding(int padding);

Q_SIGNALS:
    void linkChosen();

private:
    void refreshArrows();

    CoverGridView* m_view;
    QHBoxLayout* m_head;
    PillButton* m_link;
    IconButton* m_back;
    IconButton* m_forward;
};

} // namespace linnet::app
