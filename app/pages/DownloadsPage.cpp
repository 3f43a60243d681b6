// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/DownloadsPage.h"

#include <QVBoxLayout>

#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/services/Offline.h"
#include "app/views/KeptListView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/StatusLine.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

DownloadsPage::DownloadsPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_kept(context.services.offline),
      m_top(new QWidget),
      m_header(new PageHeader(tr("Downloads"))),
      m_liked(new PillButton(tr("Keep everything liked"), PillButton::Kind::Outline)),
      m_pause(new PillButton(tr("Pause"), PillButton::Kind::Outline)),
      m_retry(new PillButton(tr("Try again"), PillButton::Kind::Outline)),
      m_bar(new ProgressLine(tr("Progress of the downloads"))),
      m_problems(new TextLabel({}, TextRole::Small, Ink::Error, TextLabel::Fit::Wrap)),
      m_list(new KeptListView(tr("Downloads"), m_kept, context.covers, this)),
      m_empty(new EmptyState(Icon::Download, {}, {}, this)) {
    build();
    Offline& offline = context.services.offline;
    m_context.music.serve(*m_list, [this](const QModelIndexList& rows) {
        Chosen chosen{.kind = Chosen::Kind::Kept};
        for (const QModelIndex& row : rows)
            if (const qint64 rule = m_kept.ruleAt(row.row()); rule != 0) chosen.keys.push_back(rule);
        return chosen;
    });
    connect(m_pause, &QAbstractButton::clicked, this, [&offline] { offline.setAllPaused(!offline.view().isPaused); });
    connect(m_retry, &QAbstractButton::clicked, this, [&offline] { offline.retry(); });
    connect(m_liked, &QAbstractButton::clicked, this, [&offline] { offline.setLikedKept(true); });
    connect(m_empty, &EmptyState::actionChosen, this, [this, &offline] {
        if (offline.canDownload())
            m_context.navigator.go({PageId::Albums, 0, {}});
        else
            m_context.navigator.go({PageId::Settings, 0, QStringLiteral("servers")});
    });
    connect(&offline, &Offline::changed, this, &DownloadsPage::refresh);
    refresh();
}

void DownloadsPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 12);
    top->setSpacing(8);
    top->addWidget(m_header);
    for (PillButton* button : {m_liked, m_retry, m_pause})
        m_header->addButton(button);
    m_problems->setContentsMargins(0, 8, 0, 0);
    m_header->addBelow(m_bar);
    m_header->addBelow(m_problems);
    m_list->setLeading(m_top);
    m_empty->raise();
}

void DownloadsPage::open(const Place&) { refresh(); }

void DownloadsPage::refresh() {
    const Offline& offline = m_context.services.offline;
    const DownloadsView& view = offline.view();
    const bool isEmpty = view.kept.empty();
    m_header->setLine(view.sentence);
    m_liked->setVisible(!isEmpty && offline.canDownload() && !offline.isLikedKept());
    m_pause->setVisible(view.hasMore);
    m_pause->setWords(view.isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(view.isPaused ? tr("Resume the downloads") : tr("Pause the downloads"));
    m_retry->setVisible(!view.problems.isEmpty());
    m_bar->setVisible(view.share.has_value());
    m_bar->setShare(view.share);
    m_problems->setText(view.problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!view.problems.isEmpty());
    m_empty->setSentence(offline.canDownload()
                             ? tr("Nothing is kept here yet. Choose “Download” in the menu of an album, an artist or a "
                                  "track, and it plays without its server.")
                             : tr("All your music is on this computer. Connect to a server to have its music here."));
    m_empty->setAction(offline.canDownload() ? tr("Go to the albums") : tr("Connect to a server"));
    m_empty->setVisible(isEmpty);
    m_list->setFocusPolicy(isEmpty ? Qt::NoFocus : Qt::StrongFocus);
    m_list->refreshLayout();
}

void DownloadsPage::resizeEvent(QResizeEvent*) {
    constexpr int kTitle = 96;
    m_empty->setGeometry(0, kTitle, width(), qMax(0, height() - kTitle));
}

QWidget* DownloadsPage::mainFocus() { return m_list; }

void DownloadsPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_list->setMargins({padding, 0, padding, padding});
}

} // namespace linnet::app
