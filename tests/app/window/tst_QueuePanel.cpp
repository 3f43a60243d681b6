// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/items/Absence.h"
#include "app/models/QueueModel.h"
#include "app/views/QueueView.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Toast.h"
#include "app/window/InfoPane.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_QueuePanel : public QObject {
    Q_OBJECT

    static QueueView& playing(WindowFixture& fixture, WindowFixture::Files files = WindowFixture::Files::Here) {
        fixture.fillLibrary(files);
        fixture.open().showQueue(true);
        fixture.playback().playTracks({1, 2, 3, 4, 5}, 0, QStringLiteral("test"));
        auto* queue = fixture.window().findChild<QueueView*>();
        [&] { QTRY_COMPARE(queue->model()->rowCount(), 5); }();
        return *queue;
    }

private Q_SLOTS:
    void removed_comesBackByTheToast() {
        WindowFixture fixture;
        QueueView& queue = playing(fixture);
        const auto before = fixture.playback().fromSource();
        queue.setCurrentIndex(queue.model()->index(1, 0));
        queue.selectionModel()->select(queue.model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(&queue, Qt::Key_Delete);
        QTRY_COMPARE(fixture.playback().fromSource().size(), before.size() - 2);
        auto* toast = fixture.window().findChild<Toast*>();
        QTest::mouseClick(toast->findChild<PillButton*>(), Qt::LeftButton);
        QTRY_COMPARE(fixture.playback().fromSource().size(), before.size());
        QCOMPARE(fixture.playback().fromSource().front().title, before.front().title);
    }
    void moved_isTakenBackByTheAction() {
        WindowFixture fixture;
        QueueView& queue = playing(fixture);
        const QString first = fixture.playback().fromSource().front().title;
        queue.setCurrentIndex(queue.model()->index(1, 0));
        QTest::keyClick(&queue, Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(fixture.playback().fromSource().front().title != first);
        fixture.window().actions().trigger(ActionId::UndoQueue);
        QTRY_COMPARE(fixture.playback().fromSource().front().title, first);
    }
    void away_greysWhatIsNotHere() {
        WindowFixture fixture;
        QueueView& queue = playing(fixture, WindowFixture::Files::OnServer);
        const auto absence = [&queue](int row) {
            return queue.model()->index(row, 0).data(static_cast<int>(QueueRole::Absent)).toInt();
        };
        QCOMPARE(absence(2), static_cast<int>(Absence::None));
        fixture.keepHere({fixture.playback().fromSource().front().id});
        fixture.loseServer();
        QTRY_COMPARE(absence(2), static_cast<int>(Absence::ServerAway));
        QTRY_COMPARE(absence(1), static_cast<int>(Absence::None));
        QVERIFY(queue.model()
                    ->index(2, 0)
                    .data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .contains(QStringLiteral("its server is away")));
        fixture.keepSetting(kAwaySetting, "");
        QTRY_COMPARE(absence(2), static_cast<int>(Absence::None));
    }
    void info_tellsWhatPlays_andAboutWhatWasAskedFor() {
        WindowFixture fixture;
        playing(fixture);
        MainWindow& window = fixture.window();
        window.actions().trigger(ActionId::Info);
        auto* info = window.findChild<InfoPane*>();
        QVERIFY(info->isVisible());
        QTRY_VERIFY(info->texts().contains(fixture.playback().current()->title));
        QVERIFY(info->texts().contains(QStringLiteral("Tidal Rooms")));
        QVERIFY(info->texts().join(QLatin1Char('\n')).contains(QStringLiteral("/music/Tideline/Tidal Rooms/")));
        window.showQueue(true);
        window.rows().run(ActionId::ShowInfo, {.kind = Chosen::Kind::Tracks, .keys = {4}});
        QVERIFY(info->isVisible());
        const QString asked = QString::fromUtf8(test::kTitles[3]);
        QTRY_VERIFY(info->texts().contains(asked));
        fixture.playback().next();
        QTRY_VERIFY(!info->texts().contains(asked));
    }
    void history_isShownWhenAskedFor() {
        WindowFixture fixture;
        QueueView& queue = playing(fixture);
        fixture.playback().next();
        QTRY_COMPARE(queue.model()->rowCount(), 4);
        fixture.window().actions().trigger(ActionId::QueueHistory);
        QTRY_COMPARE(queue.model()->rowCount(), 5);
        QCOMPARE(queue.model()->index(0, 0).data(static_cast<int>(QueueRole::Section)).toInt(),
                 static_cast<int>(QueueSection::History));
        fixture.window().actions().trigger(ActionId::QueueHistory);
        QTRY_COMPARE(queue.model()->rowCount(), 4);
    }
};

QTEST_MAIN(tst_QueuePanel)
#include "tst_QueuePanel.moc"
