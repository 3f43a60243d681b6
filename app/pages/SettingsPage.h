// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The settings: sections at the left, rows at the right, one search over all of them. A page, not a dialog.

#include <QHash>

#include <vector>

#include "app/pages/Page.h"

class QScrollArea;
class QVBoxLayout;

namespace linnet::app {

class NavRow;
class PageHeader;
class SearchField;
class SettingsRow;
class ServersSection;
class SettingsSection;
class TextLabel;

/// A section of the settings as a place one can go to; `id` is the text of the place.
struct SettingsPlace {
    QString id;
    QString title;
};
/// In the order they are listed.
std::vector<SettingsPlace> settingsPlaces();

class SettingsPage final : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(const PageContext& context, QWidget* parent = nullptr);
    /// The place's text names the section (settingsPlaces()), its key the server to sign in to.
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;
    void filter(const QString& typed) override;

private:
    void addSection(const SettingsPlace& place, SettingsSection* section);
    SettingsSection* makeSection(const QString& id);
    void showSection(const QString& id);
    void showMatching(const QString& query);

    PageContext m_context;
    PageHeader* m_header;
    SearchField* m_search;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    QVBoxLayout* m_body;
    TextLabel* m_nothing;
    ServersSection* m_servers = nullptr;
    QStringList m_order;
    QHash<QString, NavRow*> m_rows;
    QHash<QString, SettingsSection*> m_sections;
    QString m_current;
};

} // namespace linnet::app
