// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One sentence above the bar for a few seconds, with at most one button. A newer toast takes the place of an older
// one. Shown over its parent, bottom centre. GUI thread.

#include <QTimer>
#include <QWidget>

#include <functional>

namespace linnet::app {

class PillButton;
class TextLabel;

class Toast final : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget* parent);

    void say(const QString& sentence);
    void say(const QString& sentence, const QString& action, std::function<void()> run);
    QString sentence() const;
    /// Keeps the toast this far above the parent's lower edge.
    void setLift(int pixels) { m_lift = pixels; }
    void place();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    TextLabel* m_words;
    PillButton* m_button;
    std::function<void()> m_run;
    QTimer m_end;
    int m_lift = 100;
};

} // namespace linnet::app
