// SPDX-License-Identifier: GPL-3.0-or-later
#include <QKeyEvent>
#include <QSet>
#include <QTest>

#include "app/actions/ActionTable.h"

using namespace linnet::app;

class tst_ActionTable : public QObject {
    Q_OBJECT

    static std::optional<ActionId> press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        return rowActionFor(QKeyEvent(QEvent::KeyPress, key, modifiers));
    }

private Q_SLOTS:
    void table_hasOneRowForEachAction_inOrder() {
        QCOMPARE(actionTable().size(), static_cast<std::size_t>(ActionId::Count_));
        for (std::size_t i = 0; i < actionTable().size(); ++i)
            QCOMPARE(static_cast<std::size_t>(actionTable()[i].id), i);
    }
    void table_hasWordsForAll_andNoKeysTwice() {
        QSet<QString> keys;
        for (const ActionRow& row : actionTable()) {
            QVERIFY(!row.text.isEmpty());
            if (row.keys.isEmpty()) continue;
            QVERIFY2(!keys.contains(row.keys.toString()), qPrintable(row.text));
            keys << row.keys.toString();
        }
    }
    void table_keepsGroupsTogether() {
        QSet<int> closed;
        int last = -1;
        for (const ActionRow& row : actionTable()) {
            const int group = static_cast<int>(row.group);
            if (group == last) continue;
            QVERIFY2(!closed.contains(group), qPrintable(row.text));
            closed << group;
            last = group;
            QVERIFY(!groupName(row.group).isEmpty());
        }
    }
    void lists_hearTheKeysOfRows_alsoOnTheKeypad() {
        QVERIFY(press(Qt::Key_Return) == ActionId::Play);
        QVERIFY(press(Qt::Key_Enter, Qt::KeypadModifier) == ActionId::Play);
        QVERIFY(press(Qt::Key_Enter, Qt::KeypadModifier | Qt::ControlModifier) == ActionId::PlayNext);
        QVERIFY(press(Qt::Key_Return, Qt::ShiftModifier) == ActionId::PlayLast);
        QVERIFY(press(Qt::Key_Delete) == ActionId::Remove);
        QVERIFY(press(Qt::Key_Up, Qt::AltModifier) == ActionId::MoveUp);
    }
    void lists_leaveTheKeysOfTheWindowAlone() {
        QVERIFY(!press(Qt::Key_Space));
        QVERIFY(!press(Qt::Key_Right, Qt::ControlModifier));
        QVERIFY(!press(Qt::Key_A));
    }
};

QTEST_APPLESS_MAIN(tst_ActionTable)
#include "tst_ActionTable.moc"
