// SPDX-License-Identifier: GPL-3.0-or-later
// The program in another language: its texts are collected, each is translated to itself in brackets, with the three
// plural forms of Polish, compiled and installed. What is shown without brackets could not be translated.
#include <QAbstractButton>
#include <QLabel>
#include <QLibraryInfo>
#include <QProcess>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "app/actions/ActionTable.h"
#include "app/services/EditText.h"
#include "tests/app/window/WindowFixture.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

namespace {

const QChar kOpen(u'⟦');
const QChar kClose(u'⟧');

/// The folder of the sources. The compiler was told the file relative to the folder of the build, or all of it.
QDir sources() {
    const QDir build(QCoreApplication::applicationDirPath() + QStringLiteral("/.."));
    QDir root = QFileInfo(build.absoluteFilePath(QStringLiteral(__FILE__))).dir();
    root.cd(QStringLiteral("../../.."));
    return root;
}

QString run(const QString& tool, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + QLatin1Char('/') + tool, arguments);
    const bool isDone = process.waitForFinished(60'000) && process.exitCode() == 0;
    return isDone ? QString::fromUtf8(process.readAll()) : QStringLiteral("failed: ") + process.errorString();
}

/// Fills in the translations; gives the texts.
QSet<QString> translate(const QString& fileName) {
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader from(file.readAll());
    file.close();
    QByteArray filled;
    QXmlStreamWriter to(&filled);
    QSet<QString> texts;
    QString text;
    bool isNumerus = false;
    while (!from.atEnd()) {
        from.readNext();
        const bool isStart = from.isStartElement();
        if (isStart && from.name() == u"message") isNumerus = from.attributes().hasAttribute(QStringLiteral("numerus"));
        if (isStart && from.name() == u"source") {
            text = from.readElementText();
            texts << text;
            to.writeTextElement(QStringLiteral("source"), text);
        } else if (isStart && from.name() == u"translation") {
            from.skipCurrentElement();
            to.writeStartElement(QStringLiteral("translation"));
            if (!isNumerus) to.writeCharacters(kOpen + text + kClose);
            for (int form = 1; isNumerus && form <= 3; ++form)
                to.writeTextElement(QStringLiteral("numerusform"), kOpen + text + QString::number(form) + kClose);
            to.writeEndElement();
        } else {
            to.writeCurrentToken(from);
        }
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(filled) < 0) return {};
    return texts;
}

/// Two texts side by side, where another language may want them the other way round; lists are none.
bool isGlued(const QString& text) {
    static const QStringList kList{QStringLiteral(", "), QStringLiteral(" · "), QStringLiteral("  "),
                                   QStringLiteral("\n")};
    int depth = 0;
    qsizetype end = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == kOpen && depth++ == 0 && end >= 0) {
            const QString between = text.mid(end + 1, i - end - 1);
            const bool isList = std::any_of(kList.begin(), kList.end(), [&](const QString& one) {
                return between.startsWith(one) && between.endsWith(one);
            });
            if (!isList) return true;
        }
        if (text[i] == kClose && --depth == 0) end = i;
    }
    return false;
}

/// What is written and read out in the window, and its tips.
QStringList shownTexts(const QWidget& window) {
    QStringList texts;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        texts << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

} // namespace

class tst_SecondLanguage : public QObject {
    Q_OBJECT

    linnet::tests::TempFolder m_folder;
    QTranslator m_translator;
    QSet<QString> m_texts;

    /// Texts of the program that are shown as they stand in it, and glued ones.
    QStringList problemsOf(const QWidget& window) const {
        QStringList problems;
        for (const QString& text : shownTexts(window))
            if (m_texts.contains(text) || isGlued(text)) problems << text;
        return problems;
    }

private Q_SLOTS:
    void initTestCase() {
        const QString folder = QString::fromStdString(m_folder.path().bytes());
        const QString words = folder + QStringLiteral("/linnet_pl.ts");
        const QString compiled = folder + QStringLiteral("/linnet_pl.qm");
        const QString root = sources().path();
        const QString collected =
            run(QStringLiteral("lupdate"),
                {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"), root,
                 QStringLiteral("-recursive"), root + QStringLiteral("/app"), QStringLiteral("-target-language"),
                 QStringLiteral("pl"), QStringLiteral("-ts"), words});
        QVERIFY2(!collected.contains(QStringLiteral("rror")) && !collected.contains(QStringLiteral("arning")),
                 qPrintable(collected)); // Such as tr() outside of a class that has it.
        m_texts = translate(words);
        QVERIFY2(m_texts.size() > 500, qPrintable(collected));
        const QString made = run(QStringLiteral("lrelease"), {words, QStringLiteral("-qm"), compiled});
        QVERIFY2(made.contains(QStringLiteral("and 0 unfinished")), qPrintable(made));
        QVERIFY(m_translator.load(compiled));
        QCoreApplication::installTranslator(&m_translator);
    }
    void plurals_takeTheFormOfTheirNumber_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("words");
        QTest::newRow("one") << 1 << QStringLiteral("⟦1 more changes did not reach the server; they were undone.1⟧");
        QTest::newRow("few") << 3 << QStringLiteral("⟦3 more changes did not reach the server; they were undone.2⟧");
        QTest::newRow("many") << 5 << QStringLiteral("⟦5 more changes did not reach the server; they were undone.3⟧");
    }
    void plurals_takeTheFormOfTheirNumber() {
        QFETCH(int, count);
        QFETCH(QString, words);
        QCOMPARE(moreRefusedText(static_cast<std::size_t>(count)), words);
    }
    void actions_areTranslated() {
        for (const ActionRow& row : actionTable())
            QVERIFY2(row.text.startsWith(kOpen) && row.text.endsWith(kClose), qPrintable(row.text));
    }
    void everyPage_isTranslated() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.fillPlaylists();
        fixture.offline.hasServer = true;
        fixture.library.view.sources = {{.source = 1, .name = QStringLiteral("Cabin"), .link = Link::Online},
                                        {.source = 2, .name = QStringLiteral("Attic"), .link = Link::NeedsLogin}};
        MainWindow& window = fixture.open();
        window.showQueue(true);
        const auto kitchen = test::idNamed<core::PlaylistId>("Sunday kitchen");
        QTRY_VERIFY(fixture.playlists().find(kitchen) != nullptr);
        const qint64 list = fixture.playlists().find(kitchen)->key;
        std::vector<Place> places{{PageId::Home, 0, {}},
                                  {PageId::Albums, 0, {}},
                                  {PageId::Artists, 0, {}},
                                  {PageId::Tracks, 0, {}},
                                  {PageId::Genres, 0, {}},
                                  {PageId::Folders, 0, {}},
                                  {PageId::Album, 1, {}},
                                  {PageId::Playlist, list, {}},
                                  {PageId::Trash, 0, {}},
                                  {PageId::Downloads, 0, {}},
                                  {PageId::Search, 0, QStringLiteral("tidal")}};
        for (const char* section : {"libraries", "servers", "downloads", "appearance", "shortcuts", "about"})
            places.push_back({PageId::Settings, 0, QString::fromLatin1(section)});
        for (const Place& place : places) {
            window.navigator().go(place);
            QCoreApplication::sendPostedEvents();
            QTRY_VERIFY(shownTexts(window).size() > 20);
            const QStringList problems = problemsOf(window);
            QVERIFY2(problems.isEmpty(),
                     qPrintable(toText(place) + QStringLiteral(": ") + problems.join(QStringLiteral(" | "))));
        }
    }
};

QTEST_MAIN(tst_SecondLanguage)
#include "tst_SecondLanguage.moc"
