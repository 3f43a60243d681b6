// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/InfoPane.h"

#include <QVBoxLayout>

#include <algorithm>

#include "app/models/TrackFacts.h"
#include "app/pages/Page.h"
#include "app/query/QueryThread.h"
#include "app/services/Edits.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/widgets/TextLabel.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

InfoPane::InfoPane(const PageContext& context, QWidget* parent)
    : QScrollArea(parent),
      m_context(context),
      m_column(nullptr) {
    setAccessibleName(tr("Facts about the track"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(20, 12, 12, 12);
    m_column->setSpacing(2);
    setWidget(body);
    body->setAutoFillBackground(false); // setWidget() turns it on.
    connect(&context.services.playback, &Playback::currentChanged, this, &InfoPane::follow);
    connect(&context.services.library, &Library::catalogueChanged, this, &InfoPane::read);
    connect(&context.services.edits, &Edits::changed, this, &InfoPane::read);
    follow();
    read();
}

void InfoPane::show(qint64 key) {
    m_key = key;
    read();
}

void InfoPane::follow() {
    const QueueItem current = m_context.services.playback.current().value_or(QueueItem());
    if (current.item == m_playing.item && current.id == m_playing.id) return;
    m_playing = current;
    show(0);
}

void InfoPane::showEvent(QShowEvent*) { read(); }

void InfoPane::read() {
    m_generation.cancel();
    if (!isVisible()) return;
    m_generation = core::CancelSource();
    if (m_key == 0 && m_playing.id.isNull())
        return say(m_playing.title.isEmpty() ? tr("Nothing plays.") : m_playing.title);
    m_context.services.queries.ask(
        this, m_generation.token(),
        [key = m_key, playing = m_playing](core::store::Connection& connection) -> core::Result<TrackFacts> {
            if (key != 0) return trackFacts(connection, key);
            LINNET_TRY(const auto found, core::store::keyOf(connection, playing.source, playing.id));
            return trackFacts(connection, found);
        },
        [this](const core::Result<TrackFacts>& facts) {
            if (!facts) return say(tr("This track is in no library any more."));
            const auto sources = m_context.services.library.sources();
            const auto server = std::ranges::find(sources, facts->track.source, &SourceView::source);
            fill(factLines(*facts, server == sources.end() ? QString() : server->name));
        });
}

void InfoPane::say(const QString& sentence) { fill({{sentence, {}}}); }

void InfoPane::fill(const std::vector<FactLine>& lines) {
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const FactLine& line : lines) {
        const bool isSentence = line.words.isEmpty();
        auto* head = new TextLabel(line.head, isSentence ? TextRole::Body : TextRole::Caption, Ink::Secondary,
                                   isSentence ? TextLabel::Fit::Wrap : TextLabel::Fit::Elide);
        m_column->addWidget(head);
        if (isSentence) continue;
        m_column->addWidget(new TextLabel(line.words, TextRole::Body, Ink::Text, TextLabel::Fit::Wrap));
        m_column->addSpacing(8);
    }
    m_column->addStretch(1);
}

QStringList InfoPane::texts() const {
    QStringList texts;
    for (int i = 0; i < m_column->count(); ++i)
        if (const auto* label = qobject_cast<const QLabel*>(m_column->itemAt(i)->widget());
            label != nullptr && label->isVisible())
            texts << label->text();
    return texts;
}

} // namespace linnet::app
