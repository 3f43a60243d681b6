// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ctrl+K: go anywhere, play anything, and behind ">" run any action. Lies over the whole window; a click beside the
// panel, Esc or a choice closes it. One for the window; GUI thread.

#include <QPointer>
#include <QWidget>

#include "app/models/SearchPresenter.h"
#include "app/pages/Page.h"
#include "app/palette/PaletteModel.h"

class QLineEdit;

namespace linnet::app {

class PaletteList;

class CommandPalette final : public QWidget {
    Q_OBJECT
public:
    CommandPalette(const PageContext& context, QWidget* window);

    /// With these words, selected; ">" alone lists all commands. Already open, the words are put in.
    void open(const QString& words = {});
    /// The keyboard goes back to where it was.
    void dismiss();
    const PaletteModel& model() const { return m_model; }
    QLineEdit& field() const { return *m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void onTyped(const QString& text);
    void refresh();
    void place();
    PaletteSources sources() const;
    bool onKey(QKeyEvent& event);
    void step(int by);
    void choose(ActionId how);
    void run(const PaletteRow& row, ActionId how);
    void tellCurrent();

    PageContext m_context;
    SearchPresenter m_search;
    PaletteModel m_model;
    QLineEdit* m_field;
    PaletteList* m_list;
    QRect m_panel;
    QPointer<QWidget> m_focusBefore;
};

} // namespace linnet::app
