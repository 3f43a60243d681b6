// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/items/ShownMusic.h"
#include "app/models/SearchPresenter.h"
#include "app/query/QueryThread.h"
#include "core/store/SettingStore.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using app::SearchMode;
using app::SearchPresenter;

class tst_SearchPresenter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_db = std::make_unique<test::OpenDatabase>();
        const std::vector<core::FeedRecord> records{
            test::aLibrary("Music", 1), test::anArtist("Tideline", 2),
            test::anAlbum("Tidal Rooms").by("Tideline").from("2023").rev(3).build(),
            test::aTrack("Undertow").by("Tideline").on("Tidal Rooms").rev(4).build(),
            test::aTrack("Tidal Room II").by("Tideline").on("Tidal Rooms").rev(5).build()};
        m_db->write([&](core::store::WriteTransaction& tx) { return test::applyIndexed(tx, 1, 0, records); });
        m_queries = std::make_unique<app::QueryThread>(**m_db, m_clock);
    }
    void cleanup() {
        m_queries.reset();
        m_db.reset();
    }
    void typing_findsInAllGroups() {
        SearchPresenter search(*m_queries);
        QVERIFY(answered(search, QStringLiteral("tid")));
        QCOMPARE(search.results().text, QStringLiteral("tid"));
        QCOMPARE(search.results().albums.size(), std::size_t(1));
        QCOMPARE(search.results().artists.size(), std::size_t(1));
        QVERIFY(!search.results().tracks.empty());
        QVERIFY(!std::holds_alternative<std::monostate>(search.results().best));
    }
    void onlyTheNewestText_isAnswered() {
        SearchPresenter search(*m_queries);
        QSignalSpy answers(&search, &SearchPresenter::resultsChanged);
        search.setText(QStringLiteral("u"));
        search.setText(QStringLiteral("un"));
        search.setText(QStringLiteral("undertow"));
        QVERIFY(answers.wait(20000));
        QCOMPARE(search.results().text, QStringLiteral("undertow"));
        QCOMPARE(answers.count(), 1);
        QCOMPARE(search.results().tracks.front().title, QStringLiteral("Undertow"));
    }
    void typos_areMendedAndSaid_unlessAskedExactly() {
        SearchPresenter search(*m_queries);
        QVERIFY(answered(search, QStringLiteral("undertwo")));
        QCOMPARE(search.results().corrected, QStringLiteral("undertow"));
        QVERIFY(!search.results().tracks.empty());
        QSignalSpy answers(&search, &SearchPresenter::resultsChanged);
        search.setText(QStringLiteral("undertwo"), SearchMode::Exact);
        QVERIFY(answers.wait(20000));
        QVERIFY(search.results().isEmpty());
    }
    void oneSource_andWhatIsHidden() {
        const std::vector<core::FeedRecord> records{
            test::aLibrary("Other", 1), test::anArtist("Tideline", 2),
            test::anAlbum("Tidal Flats").by("Tideline").rev(3).build(),
            test::aTrack("Tidal Flat I").by("Tideline").on("Tidal Flats").rev(4).build()};
        m_db->write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY_VOID(test::applyIndexed(tx, 2, 0, records));
            return core::store::putSetting(tx, {app::kShownSourceSetting, "2"});
        });
        SearchPresenter search(*m_queries);
        QVERIFY(answered(search, QStringLiteral("tid")));
        QCOMPARE(search.results().tracks.size(), std::size_t(1));
        QCOMPARE(search.results().tracks.front().title, QStringLiteral("Tidal Flat I"));
        QCOMPARE(search.results().albums.size(), std::size_t(1));
        const auto hide = [this](int kind, const std::string& id) {
            m_db->execute(("INSERT INTO annotation(source, user_id, kind, target, rev, hidden) VALUES(2, 0, " +
                           std::to_string(kind) + ", x'" + id + "', 1, 1)")
                              .c_str());
        };
        hide(1, test::idNamed<core::AlbumId>("Tidal Flats").hex());
        QVERIFY(answered(search, QStringLiteral("tida")));
        QVERIFY(search.results().tracks.empty() && search.results().albums.empty());
        m_db->write([](core::store::WriteTransaction& tx) {
            return core::store::putSetting(tx, {"library.show-hidden", "1"});
        });
        QVERIFY(answered(search, QStringLiteral("tid")));
        QCOMPARE(search.results().tracks.size(), std::size_t(1));
    }
    void emptyText_clearsAtOnce() {
        SearchPresenter search(*m_queries);
        QVERIFY(answered(search, QStringLiteral("tid")));
        search.setText(QStringLiteral("  "));
        QVERIFY(search.results().isEmpty());
        QVERIFY(!search.isSearching());
    }

private:
    static bool answered(SearchPresenter& search, const QString& text) {
        QSignalSpy answers(&search, &SearchPresenter::resultsChanged);
        search.setText(text);
        return answers.wait(20000);
    }
    core::SystemClock m_clock;
    std::unique_ptr<test::OpenDatabase> m_db;
    std::unique_ptr<app::QueryThread> m_queries;
};

QTEST_GUILESS_MAIN(tst_SearchPresenter)
#include "tst_SearchPresenter.moc"
