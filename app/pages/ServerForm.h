// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Address, name and password of a server, the code of one that is new, and what came of connecting or signing in again.
// Used by the first-start page and the settings.

#include <QUrl>
#include <QWidget>

class QLineEdit;

namespace linnet::app {

class Library;
class PillButton;
class TextLabel;
struct SourceView;

class ServerForm final : public QWidget {
    Q_OBJECT
public:
    explicit ServerForm(Library& library, QWidget* parent = nullptr);
    /// For another server.
    void askForAddress();
    /// For a server that is known: name and password only.
    void askToSignIn(const SourceView& source);

Q_SIGNALS:
    void connected();

private:
    void submit();
    void askForCode(bool isWanted);
    void showError(const QString& sentence);

    Library& m_library;
    qint64 m_source = 0; ///< The known server, 0 for another one.
    QLineEdit* m_address;
    QLineEdit* m_name;
    QLineEdit* m_password;
    QLineEdit* m_code; ///< Shown once a server said that nobody has a password there.
    PillButton* m_connect;
    TextLabel* m_error;
};

/// "music.local:4747" becomes http://music.local:4747; empty for what is no address.
QUrl addressFrom(const QString& typed);

} // namespace linnet::app
