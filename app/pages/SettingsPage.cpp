// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SettingsPage.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/pages/PageHeader.h"
#include "app/pages/SettingsSections.h"
#include "app/pages/SoundSection.h"
#include "app/widgets/NavRow.h"
#include "app/widgets/SearchField.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {
constexpr int kListWidth = 190;
constexpr int kBodyWidth = 620;
} // namespace

std::vector<SettingsPlace> settingsPlaces() {
    return {{QStringLiteral("libraries"), SettingsPage::tr("Libraries")},
            {QStringLiteral("servers"), SettingsPage::tr("Servers")},
            {QStringLiteral("sound"), SettingsPage::tr("Sound")},
            {QStringLiteral("downloads"), SettingsPage::tr("Downloads")},
            {QStringLiteral("appearance"), SettingsPage::tr("Appearance")},
            {QStringLiteral("desktop"), SettingsPage::tr("Desktop")},
            {QStringLiteral("shortcuts"), SettingsPage::tr("Shortcuts")},
            {QStringLiteral("about"), SettingsPage::tr("About")}};
}

SettingsPage::SettingsPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_header(new PageHeader(tr("Settings"), this)),
      m_search(new SearchField(tr("Search settings"), tr("Search settings"), {}, this)),
      m_scroll(new QScrollArea(this)),
      m_list(new QVBoxLayout),
      m_body(nullptr),
      m_nothing(nullptr) {
    auto* body = new QWidget;
    m_body = new QVBoxLayout(body);
    m_nothing = new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Wrap, body);
    m_body->setContentsMargins(0, 8, 12, 24);
    m_body->setSpacing(0);
    m_body->addWidget(m_nothing);
    m_nothing->hide();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(body);
    m_list->setSpacing(0);

    for (const SettingsPlace& place : settingsPlaces())
        addSection(place, makeSection(place.id));
    m_list->addStretch(1);
    m_body->addStretch(1);

    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(0, 0, 12, 0);
    searchRow->addWidget(m_search);
    right->addLayout(searchRow);
    right->addWidget(m_scroll, 1);
    auto* rightBox = new QWidget(this);
    rightBox->setLayout(right);
    right->setContentsMargins(0, 0, 0, 0);
    rightBox->setMaximumWidth(kBodyWidth + 12);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    auto* listBox = new QWidget(this);
    listBox->setFixedWidth(kListWidth);
    listBox->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(listBox);
    columns->addWidget(rightBox, 100);
    columns->addStretch(1);
    m_header->setPadding(0);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(columns, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::showMatching);
    showSection(m_order.first());
}

SettingsSection* SettingsPage::makeSection(const QString& id) {
    if (id == QLatin1String("libraries")) return new LibrariesSection(m_context);
    if (id == QLatin1String("servers")) return m_servers = new ServersSection(m_context);
    if (id == QLatin1String("sound")) return new SoundSection(m_context);
    if (id == QLatin1String("downloads")) return new DownloadsSection(m_context);
    if (id == QLatin1String("appearance")) return new AppearanceSection(m_context);
    if (id == QLatin1String("desktop")) return new DesktopSection(m_context);
    if (id == QLatin1String("shortcuts")) return new ShortcutsSection(m_context);
    return new AboutSection(m_context);
}

void SettingsPage::addSection(const SettingsPlace& place, SettingsSection* section) {
    const QString id = place.id;
    m_order << id;
    auto* row = new NavRow(std::nullopt, place.title, this);
    m_list->addWidget(row);
    m_rows.insert(id, row);
    m_sections.insert(id, section);
    m_body->addWidget(section);
    connect(row, &QAbstractButton::clicked, this, [this, id] {
        m_search->clear();
        m_context.navigator.replace({PageId::Settings, 0, id});
        showSection(id);
    });
    connect(section, &SettingsSection::rowsChanged, this, [this] {
        if (!m_search->text().isEmpty()) showMatching(m_search->text());
    });
}

void SettingsPage::open(const Place& place) {
    if (!place.text.isEmpty()) m_search->clear();
    showSection(m_sections.contains(place.text) ? place.text : m_current);
    if (place.key != 0) m_servers->signIn(place.key);
}

void SettingsPage::showSection(const QString& id) {
    m_current = id;
    m_rows.value(id)->setChecked(true);
    showMatching(m_search->text());
}

void SettingsPage::filter(const QString& typed) {
    m_search->setFocus(Qt::ShortcutFocusReason);
    if (typed.isEmpty())
        m_search->selectAll();
    else
        m_search->setText(typed);
}

void SettingsPage::showMatching(const QString& query) {
    bool hasAny = false;
    const bool isSearching = !query.trimmed().isEmpty();
    for (const QString& id : std::as_const(m_order)) {
        SettingsSection* section = m_sections.value(id);
        bool has = false;
        for (SettingsRow* row : section->rows()) {
            const bool shown = !isSearching || matchesSettings(query, row->searchText());
            row->setVisible(shown);
            has = has || shown;
        }
        section->setVisible(isSearching ? has : id == m_current);
        hasAny = hasAny || has;
    }
    m_nothing->setText(tr("No setting has “%1” in its words.").arg(query.trimmed()));
    m_nothing->setVisible(isSearching && !hasAny);
}

QWidget* SettingsPage::mainFocus() { return m_search; }

void SettingsPage::setShape(int padding, bool) { layout()->setContentsMargins(padding, 0, padding, 0); }

} // namespace linnet::app
