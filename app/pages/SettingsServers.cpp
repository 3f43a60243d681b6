// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Servers" of the settings.
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>

#include <algorithm>

#include "app/pages/ServerForm.h"
#include "app/pages/SettingsSections.h"
#include "app/services/Library.h"
#include "app/services/Offline.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

/// "home.example.org, 10.0.0.7:4747" as addresses; nothing where one of them is none.
std::optional<QStringList> addressesFrom(const QString& typed) {
    QStringList addresses;
    for (const QString& part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty()) continue;
        QUrl url = addressFrom(part);
        if (url.isEmpty()) return std::nullopt;
        if (url.path() == QLatin1String("/")) url.setPath({});
        addresses << url.adjusted(QUrl::StripTrailingSlash).toString(QUrl::FullyEncoded);
    }
    return addresses;
}

QString lineOf(const SourceView& source) {
    QStringList parts;
    if (!source.isBundled && !source.address.isEmpty()) parts << source.address.authority();
    for (const QString& other : source.otherAddresses)
        parts << QUrl(other).authority();
    if (!source.account.isEmpty() && source.link != Link::NeedsLogin)
        parts << ServersSection::tr("signed in as %1").arg(source.account);
    parts << source.sentence;
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ServersSection::ServersSection(const PageContext& context)
    : SettingsSection(context),
      m_form(new ServerForm(context.services.library)) {
    auto* open = new PillButton(tr("Connect"), PillButton::Kind::Outline);
    open->setAccessibleName(tr("Connect to a server"));
    m_connectRow = add(tr("Connect to a server"), tr("Another Linnet in your home, by its address"), open);
    m_connectRow->setKeywords(tr("server remote household address password"));
    m_connectRow->addBelow(m_form);
    m_form->hide();
    connect(open, &QAbstractButton::clicked, this, [this] {
        m_form->setVisible(!m_form->isVisible());
        if (m_form->isVisible()) m_form->askForAddress();
    });
    connect(m_form, &ServerForm::connected, m_form, &QWidget::hide);
    connect(&context.services.library, &Library::sourcesChanged, this, &ServersSection::refresh);
    connect(&context.services.library, &Library::connectionChanged, this, &ServersSection::refresh);
    refresh();
}

void ServersSection::signIn(qint64 source) {
    for (const SourceView& view : m_context.services.library.sources()) {
        if (view.source != source) continue;
        m_form->show();
        m_form->askToSignIn(view);
    }
}

ServersSection::ServerRow ServersSection::addServerRow(const SourceView& source) {
    ServerRow made{.source = source.source};
    QWidget* buttons = nullptr;
    if (!source.isBundled) {
        buttons = new QWidget;
        auto* row = new QHBoxLayout(buttons);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        const qint64 key = source.source;
        const auto button = [&](const QString& words, PillButton::Kind kind, const QString& name) {
            auto* made_ = new PillButton(words, kind);
            made_->setAccessibleName(name);
            row->addWidget(made_);
            return made_;
        };
        made.addresses = button(tr("Addresses"), PillButton::Kind::Outline, tr("Addresses of %1").arg(source.name));
        made.away = button(tr("Log out"), PillButton::Kind::Outline, tr("Log out of %1").arg(source.name));
        made.signIn = button(tr("Sign in"), PillButton::Kind::Primary, tr("Sign in to %1").arg(source.name));
        connect(made.away, &QAbstractButton::clicked, this, [this, key] { leave(key); });
        connect(made.signIn, &QAbstractButton::clicked, this, [this, key] { signIn(key); });
    }
    made.row = new SettingsRow(source.name, {}, buttons, this);
    made.row->setKeywords(tr("server address account log out sign in"));
    if (buttons != nullptr) addAddresses(made, source);
    insert(static_cast<int>(m_servers.size()), made.row);
    return made;
}

void ServersSection::addAddresses(const ServerRow& made, const SourceView& source) {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* edit = new QLineEdit(source.otherAddresses.join(QStringLiteral(", ")));
    edit->setPlaceholderText(tr("Away from home, like music.example.org; several with commas"));
    edit->setAccessibleName(tr("Addresses of %1 away from home").arg(source.name));
    auto* keep = new PillButton(tr("Keep"), PillButton::Kind::Primary);
    keep->setAccessibleName(tr("Keep these addresses of %1").arg(source.name));
    row->addWidget(edit, 1);
    row->addWidget(keep);
    made.row->addBelow(box);
    box->hide();
    connect(made.addresses, &QAbstractButton::clicked, box, [box, edit] {
        box->setVisible(!box->isVisible());
        if (box->isVisible()) edit->setFocus(Qt::OtherFocusReason);
    });
    const auto submit = [this, box = QPointer<QWidget>(box), edit, key = source.source] {
        const auto addresses = addressesFrom(edit->text());
        if (!addresses) return m_context.say(tr("This is no address. It looks like music.local:4747."));
        m_context.services.library.setOtherAddresses(
            key, *addresses, [self = QPointer<ServersSection>(this), box](const QString& error) {
                if (!self) return;
                if (box && error.isEmpty()) box->hide();
                self->m_context.say(error.isEmpty() ? tr("The addresses are kept.") : error);
            });
    };
    connect(edit, &QLineEdit::returnPressed, this, submit);
    connect(keep, &QAbstractButton::clicked, this, submit);
}

void ServersSection::leave(qint64 source) {
    Library& library = m_context.services.library;
    const auto say = [self = QPointer<ServersSection>(this)](const QString& error) {
        if (self) self->m_context.say(error);
    };
    const auto keep = [&library, source, say] { library.logOut(source, say); };
    const auto drop = [&library, source, say] { library.removeSource(source, say); };
    const auto row = std::find_if(m_servers.begin(), m_servers.end(),
                                  [source](const ServerRow& one) { return one.source == source; });
    const qint64 kept = m_context.services.offline.tracksKept(source);
    if (row == m_servers.end() || (kept == 0 && !row->isSignedOut)) return drop();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int count = static_cast<int>(kept);
    if (!row->isSignedOut) menu->addAction(tr("Log out and keep %Ln downloaded tracks", nullptr, count), this, keep);
    menu->addAction(kept > 0 ? tr("Remove the server and %Ln downloaded tracks", nullptr, count)
                             : tr("Remove the server"),
                    this, drop);
    menu->addAction(tr("Cancel"));
    menu->popup(row->away->mapToGlobal(QPoint(0, row->away->height() + 4)));
}

void ServersSection::refresh() {
    // Rows that stay are changed and not made anew: the keyboard may be in one.
    const auto sources = m_context.services.library.sources();
    const auto isGone = [&sources](const ServerRow& row) {
        return std::none_of(sources.begin(), sources.end(),
                            [&row](const SourceView& source) { return source.source == row.source; });
    };
    for (const ServerRow& row : m_servers)
        if (isGone(row)) remove(row.row);
    std::erase_if(m_servers, isGone);
    for (const SourceView& source : sources) {
        auto found = std::find_if(m_servers.begin(), m_servers.end(),
                                  [&source](const ServerRow& row) { return row.source == source.source; });
        if (found == m_servers.end()) found = m_servers.insert(found, addServerRow(source));
        found->row->setTitle(source.name);
        found->row->setLine(lineOf(source));
        if (found->signIn == nullptr) continue;
        found->isSignedOut = source.link == Link::NeedsLogin;
        found->signIn->setVisible(found->isSignedOut);
        found->away->setWords(found->isSignedOut ? tr("Remove") : tr("Log out"));
        found->away->setAccessibleName(found->isSignedOut ? tr("Remove %1").arg(source.name)
                                                          : tr("Log out of %1").arg(source.name));
    }
    Q_EMIT rowsChanged();
}

} // namespace linnet::app
