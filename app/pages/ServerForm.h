// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Address, name and password of a server, and what came of connecting. Used by the first-start page and the settings.

#include <QUrl>
#include <QWidget>

class QLineEdit;

namespace linnet::app {

class Library;
class PillButton;
class TextLabel;

class ServerForm final : public QWidget {
    Q_OBJECT
public:
    explicit ServerForm(Library& library, QWidget* parent = nullptr);
    void focusAddress();
    /// Fills in what is known of a server that wants a new log-in.
    void prepare(const QString& address, const QString& name);

Q_SIGNALS:
    void connected();

private:
    void submit();
    void showError(const QString& sentence);

    Library& m_library;
    QLineEdit* m_address;
    QLineEdit* m_name;
    QLineEdit* m_password;
    PillButton* m_connect;
    TextLabel* m_error;
};

/// "music.local:4747" becomes http://music.local:4747; empty for what is no address.
QUrl addressFrom(const QString& typed);

} // namespace linnet::app
