// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SettingsSections.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

#include "app/actions/ActionTable.h"
#include "app/services/Library.h"
#include "app/services/Settings.h"
#include "app/theme/LinnetStyle.h"
#include "app/theme/Look.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"

namespace linnet::app {

namespace {

constexpr std::array kScales{0.85, 1.0, 1.15, 1.3, 1.5};

/// Keys as a small cap, right in a row of the shortcuts.
class KeyCap final : public QWidget {
public:
    explicit KeyCap(const QString& keys) : m_keys(keys) {
        setAccessibleName(keys);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(fontOf(this, TextRole::Small));
        return {metrics.horizontalAdvance(m_keys) + 16, metrics.height() + 8};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(t.border);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.setFont(fontOf(this, TextRole::Small));
        painter.setPen(t.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, m_keys);
    }

private:
    QString m_keys;
};

} // namespace

SettingsSection::SettingsSection(const PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

SettingsRow* SettingsSection::add(const QString& title, const QString& line, QWidget* control) {
    auto* row = new SettingsRow(title, line, control, this);
    insert(static_cast<int>(m_rows.size()), row);
    return row;
}

void SettingsSection::insert(int place, SettingsRow* row) {
    m_rows.insert(place, row);
    m_column->insertWidget(place, row);
}

void SettingsSection::remove(SettingsRow* row) {
    m_rows.removeOne(row);
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater();
}

AppearanceSection::AppearanceSection(const PageContext& context) : SettingsSection(context) {
    const LookSettings now = context.look.settings();
    auto* theme = new Segmented(tr("Theme"), {tr("System"), tr("Dark"), tr("Light")});
    theme->setCurrent(static_cast<int>(now.theme));
    add(tr("Theme"), tr("Light or dark, or as the desktop says"), theme)->setKeywords(tr("colours mode night"));
    connect(theme, &Segmented::chosen, this, [this](int index) {
        LookSettings look = m_context.look.settings();
        look.theme = static_cast<ThemeChoice>(index);
        m_context.look.apply(look);
        m_context.services.settings.setText(QString::fromUtf16(setting::kTheme), toString(look.theme));
    });
    auto* scale =
        new Segmented(tr("Size of the text"), {tr("Small"), tr("Normal"), tr("Large"), tr("Larger"), tr("Largest")});
    for (std::size_t i = 0; i < kScales.size(); ++i)
        if (qAbs(kScales[i] - now.textScale) < 0.01) scale->setCurrent(static_cast<int>(i));
    auto* size = add(tr("Size of the text"), tr("From 85 to 150 per cent"));
    size->setKeywords(tr("font scale zoom"));
    size->addBelow(scale); // Too wide to stand beside its words when the text is large.
    connect(scale, &Segmented::chosen, this, [this](int index) {
        LookSettings look = m_context.look.settings();
        look.textScale = kScales[static_cast<std::size_t>(index)];
        m_context.look.apply(look);
        m_context.services.settings.setReal(QString::fromUtf16(setting::kTextScale), look.textScale);
    });
    auto* contrast = new Switch(tr("More contrast"));
    contrast->setChecked(now.wantsHighContrast);
    add(tr("More contrast"), tr("Stronger text and lines; also on when the desktop asks for it"), contrast)
        ->setKeywords(tr("high contrast accessibility"));
    connect(contrast, &QAbstractButton::toggled, this, [this](bool on) {
        LookSettings look = m_context.look.settings();
        look.wantsHighContrast = on;
        m_context.look.apply(look);
        m_context.services.settings.setFlag(QString::fromUtf16(setting::kHighContrast), on);
    });
    auto* hidden = new Switch(tr("Show what is hidden"));
    hidden->setChecked(context.services.settings.flag(QString::fromUtf16(setting::kShowHidden)));
    add(tr("Show what is hidden"), tr("Tracks and albums that you have hidden stand in lists all the same"), hidden)
        ->setKeywords(tr("hide invisible"));
    connect(hidden, &QAbstractButton::toggled, this,
            [this](bool on) { m_context.services.settings.setFlag(QString::fromUtf16(setting::kShowHidden), on); });
    auto* motion = new Switch(tr("Less motion"));
    motion->setChecked(now.wantsReducedMotion);
    add(tr("Less motion"), tr("Nothing slides or fades; also on when the desktop asks for it"), motion)
        ->setKeywords(tr("animation accessibility"));
    connect(motion, &QAbstractButton::toggled, this, [this](bool on) {
        LookSettings look = m_context.look.settings();
        look.wantsReducedMotion = on;
        m_context.look.apply(look);
        m_context.services.settings.setFlag(QString::fromUtf16(setting::kReducedMotion), on);
    });
}

ShortcutsSection::ShortcutsSection(const PageContext& context) : SettingsSection(context) {
    for (const ActionRow& row : actionTable()) {
        const QString text = row.id == ActionId::Play ? tr("Play, or open an album") : row.text;
        add(text, groupName(row.group), row.keys.isEmpty() ? nullptr : new KeyCap(keysOf(row.id)))
            ->setKeywords(tr("shortcut key") + QLatin1Char(' ') + row.keys.toString());
    }
    for (const MouseHint& hint : mouseHints())
        add(hint.text, tr("With the mouse"), new KeyCap(hint.gesture))->setKeywords(tr("shortcut mouse"));
}

AboutSection::AboutSection(const PageContext& context) : SettingsSection(context) {
    add(tr("Linnet %1").arg(QStringLiteral(LINNET_VERSION)),
        tr("Free software under the GNU General Public License, version 3 or later"))
        ->setKeywords(tr("version licence"));
    auto* counts = add(tr("In the library"), {});
    const auto refreshCounts = [this, counts] {
        const CountsView view = m_context.services.library.counts();
        counts->setLine(tr("%Ln tracks", nullptr, static_cast<int>(view.tracks)) + QStringLiteral(" · ") +
                        tr("%Ln albums", nullptr, static_cast<int>(view.albums)) + QStringLiteral(" · ") +
                        tr("%Ln artists", nullptr, static_cast<int>(view.artists)));
    };
    connect(&context.services.library, &Library::countsChanged, this, refreshCounts);
    refreshCounts();
    add(tr("Passwords"), context.services.library.areSecretsInFile()
                             ? tr("No keyring answers: they lie in a file that only you can read")
                             : tr("They lie in the keyring of your desktop"))
        ->setKeywords(tr("secrets keyring security"));
    auto* copy = new PillButton(tr("Copy"), PillButton::Kind::Outline);
    copy->setAccessibleName(tr("Copy diagnostics"));
    add(tr("Copy diagnostics"), tr("Versions, counts and the last lines of the log, without secrets"), copy)
        ->setKeywords(tr("log report bug"));
    connect(copy, &QAbstractButton::clicked, this, &AboutSection::copyDiagnostics);
}

void AboutSection::copyDiagnostics() {
    m_context.services.library.diagnostics(this, [this](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        m_context.say(tr("The diagnostics are on the clipboard."));
    });
}

} // namespace linnet::app
