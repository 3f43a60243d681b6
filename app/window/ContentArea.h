// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The middle of the window: the ground, tinted from a page's cover at the top, the top bar, and the pages. GUI thread.

#include <QWidget>

class QStackedLayout;

namespace linnet::app {

struct Theme;
class Page;

/// The tint's strongest colour, at the very top: as much of the accent as lets text on it reach 4.5 : 1.
QColor heroGround(const QColor& accent, const Theme& theme);

class ContentArea final : public QWidget {
    Q_OBJECT
public:
    explicit ContentArea(QWidget* topBar, QWidget* parent = nullptr);
    void addPage(Page* page);
    void showPage(Page* page);
    Page* page() const { return m_page; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStackedLayout* m_stack;
    Page* m_page = nullptr;
};

} // namespace linnet::app
