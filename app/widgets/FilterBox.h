// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Filter": a button that becomes a field. What is typed is told at once; Escape empties it and gives the button back.

#include <QWidget>

namespace linnet::app {

class PillButton;
class SearchField;

class FilterBox final : public QWidget {
    Q_OBJECT
public:
    /// `what` is read out and stands in the empty field: "Filter tracks".
    explicit FilterBox(const QString& what, QWidget* parent = nullptr);

    QString text() const;
    bool isOpen() const;
    /// Shows the field with the keyboard in it; `typed` is added to what it holds.
    void open(const QString& typed = {});
    /// Empties it and shows the button.
    void close();

Q_SIGNALS:
    void textChanged(const QString& text);
    /// The keyboard goes to the list: by Down, Enter, or Escape.
    void left();

private:
    PillButton* m_button;
    SearchField* m_field;
};

} // namespace linnet::app
