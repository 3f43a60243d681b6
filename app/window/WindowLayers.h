// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What lies over the window when it is asked for: the palette. Made when first needed, so that the start does not pay
// for it. A child of the window; GUI thread.

#include <QObject>
#include <QString>

#include "app/pages/Page.h"

namespace linnet::app {

class CommandPalette;

class WindowLayers final : public QObject {
    Q_OBJECT
public:
    WindowLayers(const PageContext& context, QWidget& window);

private:
    void openPalette(const QString& words);

    PageContext m_context;
    QWidget& m_window;
    CommandPalette* m_palette = nullptr;
};

} // namespace linnet::app
