// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ServerForm.h"

#include <QLineEdit>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

#include "app/services/Library.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

QUrl addressFrom(const QString& typed) {
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(QLatin1Char(' '))) return {};
    const QUrl url(text.contains(QLatin1String("://")) ? text : QLatin1String("http://") + text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

ServerForm::ServerForm(Library& library, QWidget* parent)
    : QWidget(parent),
      m_library(library),
      m_address(new QLineEdit(this)),
      m_name(new QLineEdit(this)),
      m_password(new QLineEdit(this)),
      m_code(new QLineEdit(this)),
      m_connect(new PillButton(tr("Connect"), PillButton::Kind::Primary, this)),
      m_error(new TextLabel({}, TextRole::Small, Ink::Error, TextLabel::Fit::Wrap, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto add = [&](QLineEdit* edit, const QString& words) {
        edit->setPlaceholderText(words);
        edit->setAccessibleName(words);
        column->addWidget(edit);
        connect(edit, &QLineEdit::returnPressed, this, &ServerForm::submit);
    };
    add(m_address, tr("Address, like music.local:4747"));
    add(m_name, tr("Your name on the server"));
    add(m_password, tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    add(m_code, tr("Set-up code, like ABCD2345"));
    m_code->hide();
    column->addWidget(m_error);
    column->addWidget(m_connect);
    m_error->hide();
    connect(m_connect, &QAbstractButton::clicked, this, &ServerForm::submit);
}

void ServerForm::askForAddress() {
    m_source = 0;
    m_address->show();
    m_connect->setWords(tr("Connect"));
    askForCode(false);
    showError({});
    m_address->setFocus(Qt::OtherFocusReason);
}

void ServerForm::askToSignIn(const SourceView& source) {
    m_source = source.source;
    m_address->hide();
    m_name->setText(source.account);
    m_password->clear();
    m_connect->setWords(tr("Sign in"));
    askForCode(false);
    showError({});
    (source.account.isEmpty() ? m_name : m_password)->setFocus(Qt::OtherFocusReason);
}

void ServerForm::askForCode(bool isWanted) {
    m_code->clear();
    m_code->setVisible(isWanted);
    if (isWanted) m_code->setFocus(Qt::OtherFocusReason);
}

void ServerForm::showError(const QString& sentence) {
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void ServerForm::submit() {
    const QUrl address = addressFrom(m_address->text());
    if (m_source == 0 && address.isEmpty()) {
        showError(tr("This is no address. It looks like music.local:4747."));
        m_address->setFocus();
        return;
    }
    showError({});
    m_connect->setEnabled(false);
    const QPointer<ServerForm> self(this);
    const auto done = [self](const SignInOutcome& outcome) {
        if (!self) return;
        self->m_connect->setEnabled(true);
        if (!outcome.needsSetupCode) self->m_password->clear();
        self->askForCode(outcome.needsSetupCode);
        self->showError(outcome.error);
        if (outcome.error.isEmpty()) Q_EMIT self->connected();
    };
    const SignIn as{m_name->text().trimmed(), m_password->text(), m_code->text().trimmed()};
    if (m_source != 0)
        m_library.logIn(m_source, as, done);
    else
        m_library.connectTo(address, as, done);
}

} // namespace linnet::app
