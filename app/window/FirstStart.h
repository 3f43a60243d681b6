// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page that asks where the music is, over the whole window while there is neither a library nor anything playing.
// Owner: the main window; GUI thread.

#include <QObject>
#include <QPointer>

#include "app/pages/Page.h"

namespace linnet::app {

class FirstStart final : public QObject {
    Q_OBJECT
public:
    /// `window` is its parent.
    FirstStart(const PageContext& context, QWidget& window);

    void showIfWanted();
    void setShown(bool shown);
    bool isShown() const { return !m_page.isNull(); }
    /// The window has another size.
    void place();

Q_SIGNALS:
    void shown();
    /// While it is still there: who should have the keyboard takes it.
    void closing();

private:
    const PageContext& m_context;
    QWidget& m_window;
    QPointer<Page> m_page; ///< While it is shown.
};

} // namespace linnet::app
