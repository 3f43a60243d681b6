// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Downloads" of the settings.
#include <array>

#include "app/pages/SettingsSections.h"
#include "app/services/DownloadText.h"
#include "app/services/Offline.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"

namespace linnet::app {

namespace {
constexpr std::array<quint64, 6> kBudgets{
    0, 2'000'000'000, 5'000'000'000, 20'000'000'000, 50'000'000'000, 200'000'000'000,
};
} // namespace

DownloadsSection::DownloadsSection(const PageContext& context) : SettingsSection(context) {
    Offline& offline = context.services.offline;
    auto* show = new PillButton(tr("Show"), PillButton::Kind::Outline);
    show->setAccessibleName(tr("Show the downloads"));
    m_here = add(tr("On this computer"), {}, show);
    m_here->setKeywords(tr("downloads offline space disk"));
    connect(show, &QAbstractButton::clicked, this, [this] { m_context.navigator.go({PageId::Downloads, 0, {}}); });

    QStringList words{tr("No limit")};
    for (std::size_t i = 1; i < kBudgets.size(); ++i)
        words << bytesText(kBudgets[i]).remove(locale().decimalPoint() + QLatin1Char('0'));
    auto* budget = new Segmented(tr("Space for downloads"), words);
    for (std::size_t i = 0; i < kBudgets.size(); ++i)
        if (kBudgets[i] == offline.budget()) budget->setCurrent(static_cast<int>(i));
    auto* space = add(tr("Space for downloads"), tr("When it is full, nothing more is downloaded; nothing is removed"));
    space->setKeywords(tr("budget limit bytes disk offline"));
    space->addBelow(budget);
    connect(budget, &Segmented::chosen, this,
            [&offline](int index) { offline.setBudget(kBudgets[static_cast<std::size_t>(index)]); });

    auto* metered = new Switch(tr("Download where it costs money"));
    metered->setChecked(offline.mayUseMetered());
    add(tr("Download where it costs money"), tr("Also over a connection that the system calls metered, like a phone"),
        metered)
        ->setKeywords(tr("metered mobile roaming data"));
    connect(metered, &QAbstractButton::toggled, this, [&offline](bool on) { offline.setMayUseMetered(on); });

    m_liked = new Switch(tr("Keep everything liked"));
    add(tr("Keep everything liked"), tr("Tracks and albums of your servers are downloaded when you like them"), m_liked)
        ->setKeywords(tr("heart favourites offline"));
    connect(m_liked, &QAbstractButton::clicked, this, [&offline](bool on) { offline.setLikedKept(on); });
    connect(&offline, &Offline::changed, this, &DownloadsSection::refresh);
    refresh();
}

void DownloadsSection::refresh() {
    const Offline& offline = m_context.services.offline;
    const DownloadsView& view = offline.view();
    m_here->setLine(view.kept.empty() ? tr("Nothing is downloaded") : view.sentence);
    m_liked->setChecked(offline.isLikedKept());
    m_liked->setEnabled(offline.canDownload());
}

} // namespace linnet::app
