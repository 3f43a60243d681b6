// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/FirstStartPage.h"

#include <QDir>
#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "app/pages/ServerForm.h"
#include "app/services/Library.h"
#include "app/theme/LinnetStyle.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/StatusLine.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

class Picture final : public QWidget {
public:
    Picture(Icon icon, int side, Ink ink, QWidget* parent) : QWidget(parent), m_icon(icon), m_ink(ink) {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Theme& t = themeOf(this);
        paintIcon(painter, m_icon, rect(), width(), m_ink == Ink::Accent ? t.accent : t.text);
    }

private:
    Icon m_icon;
    Ink m_ink;
};

class Card final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.border, 1));
        painter.setBrush(t.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
    }
};

QVBoxLayout* fillCard(Card* card, Icon icon, const QString& title, const QString& words) {
    card->setMinimumHeight(264);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(22, 22, 22, 22);
    column->setSpacing(0);
    column->addWidget(new Picture(icon, 28, Ink::Text, card));
    column->addSpacing(14);
    auto* head = new TextLabel(title, TextRole::Lead, Ink::Text, TextLabel::Fit::Wrap, card);
    QFont strong = head->font();
    strong.setWeight(QFont::DemiBold);
    strong.setPixelSize(strong.pixelSize() + 1);
    head->setFont(strong);
    column->addWidget(head);
    column->addSpacing(6);
    column->addWidget(new TextLabel(words, TextRole::Body, Ink::Secondary, TextLabel::Fit::Wrap, card));
    column->addSpacing(18);
    return column;
}

} // namespace

FirstStartPage::FirstStartPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_add(new PillButton(tr("Add a folder"), PillButton::Kind::Primary, this)),
      m_progress(new TextLabel({}, TextRole::Small, Ink::Secondary, TextLabel::Fit::Elide, this)),
      m_bar(new ProgressLine(tr("Progress of the scan"), this)),
      m_open(new PillButton(tr("Start listening"), PillButton::Kind::Outline, this)),
      m_form(new ServerForm(context.services.library, this)) {
    auto* middle = new QWidget(this);
    middle->setFixedWidth(720);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* title = new QHBoxLayout;
    title->setSpacing(14);
    title->addSpacing(2);
    title->addWidget(new Picture(Icon::Linnet, 42, Ink::Accent, middle));
    title->addWidget(new TextLabel(tr("Welcome to Linnet"), TextRole::Page, Ink::Text, TextLabel::Fit::Whole, middle),
                     1);
    column->addLayout(title);
    column->addSpacing(12);
    column->addWidget(new TextLabel(tr("Your music, on this computer and in your home. Nothing leaves it."),
                                    TextRole::Lead, Ink::Secondary, TextLabel::Fit::Wrap, middle));
    column->addSpacing(28);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(20);
    cards->addWidget(folderCard(), 1);
    cards->addWidget(serverCard(), 1);
    column->addLayout(cards);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(20, 20, 20, 20);
    outer->addStretch(5);
    outer->addWidget(middle, 0, Qt::AlignHCenter);
    outer->addStretch(9);
    connect(&context.services.library, &Library::scanChanged, this, &FirstStartPage::refresh);
    connect(&context.services.library, &Library::countsChanged, this, &FirstStartPage::refresh);
    connect(&context.services.library, &Library::foldersChanged, this, &FirstStartPage::refresh);
    connect(m_form, &ServerForm::connected, this, &FirstStartPage::finished);
    connect(m_open, &QAbstractButton::clicked, this, &FirstStartPage::finished);
    refresh();
}

QWidget* FirstStartPage::folderCard() {
    auto* card = new Card(this);
    auto* column = fillCard(card, Icon::Folder, tr("Where is your music?"),
                            tr("Linnet reads your folders and never changes your files."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    connect(m_add, &QAbstractButton::clicked, this, [this] { m_context.askForFolder(); });
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    if (!music.isEmpty() && QDir(music).exists() && music != QDir::homePath()) {
        auto* use = new PillButton(tr("Use %1").arg(QDir(music).dirName()), PillButton::Kind::Outline, card);
        use->setToolTip(QDir::toNativeSeparators(music));
        buttons->addWidget(use);
        connect(use, &QAbstractButton::clicked, this, [this, music] { addFolder(music); });
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(16);
    column->addWidget(m_progress);
    column->addSpacing(8);
    column->addWidget(m_bar);
    column->addStretch(1);
    column->addSpacing(12);
    column->addWidget(m_open);
    return card;
}

QWidget* FirstStartPage::serverCard() {
    auto* card = new Card(this);
    auto* column = fillCard(card, Icon::Speaker, tr("Connect to a server"),
                            tr("Another Linnet in your home: by its address, with your name there."));
    auto* enter = new PillButton(tr("Enter an address"), PillButton::Kind::Outline, card);
    column->addWidget(enter);
    column->addWidget(m_form);
    column->addStretch(1);
    m_form->hide();
    connect(enter, &QAbstractButton::clicked, this, [this, enter] {
        enter->hide();
        m_form->show();
        m_form->askForAddress();
    });
    return card;
}

void FirstStartPage::addFolder(const QString& path) {
    const QPointer<FirstStartPage> self(this);
    m_context.services.library.addFolder(path, [self](const QString& error) {
        if (self && !error.isEmpty()) self->m_context.say(error);
    });
}

void FirstStartPage::open(const Place&) { refresh(); }

void FirstStartPage::refresh() {
    const Library& library = m_context.services.library;
    const ScanView scan = library.scan();
    const bool hasFolder = !library.folders().empty();
    m_progress->setText(scan.sentence);
    m_progress->setVisible(hasFolder && !scan.sentence.isEmpty());
    m_bar->setShare(scan.share);
    m_bar->setVisible(scan.isRunning);
    m_open->setVisible(hasFolder);
}

QWidget* FirstStartPage::mainFocus() { return m_add; }

void FirstStartPage::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), themeOf(this).content);
}

} // namespace linnet::app
