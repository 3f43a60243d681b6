// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/FollowedSettings.h"
#include "app/services/Settings.h"
#include "tests/support/EditsFixture.h"

using namespace linnet;
using linnet::test::EditsFixture;

namespace {

const QString kTheme = QString::fromUtf16(app::setting::kTheme);

struct Program {
    explicit Program(EditsFixture& fixture)
        : settings(*fixture.db),
          followed(settings, fixture.edits(), fixture.queries()) {}
    app::Settings settings;
    app::FollowedSettings followed;
};

std::optional<std::string> storedAt(EditsFixture& fixture, std::int64_t source) {
    const auto row = test::must(
        core::store::PersonalRows::setting(fixture.db.reader(), {.source = source, .user = 0}, kTheme.toStdString()));
    return row ? row->value.value : std::nullopt;
}

/// As the feed brings it from another device.
void bring(EditsFixture& fixture, const char* value, std::chrono::milliseconds later) {
    core::UserSetting setting;
    setting.key = kTheme.toStdString();
    setting.rev = 9;
    setting.value = {std::string(value), fixture.clock.now() + later};
    fixture.db.write([&](core::store::WriteTransaction& tx) {
        return core::store::PersonalRows::put(tx, {.source = fixture.source, .user = 0}, 0, setting);
    });
}

} // namespace

class tst_FollowedSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChange_goesToEveryServer() {
        EditsFixture fixture;
        const auto other = fixture.addSource(core::store::SourceKind::RemoteServer, "http://box");
        Program program(fixture);
        program.settings.setText(kTheme, QStringLiteral("dark"));
        program.settings.setBytes(QString::fromUtf16(app::setting::kWindowGeometry), "x"); // Of this computer alone.
        fixture.settle();
        QCOMPARE(storedAt(fixture, fixture.source), std::optional<std::string>("dark"));
        QCOMPARE(storedAt(fixture, other), std::optional<std::string>("dark"));
        QCOMPARE(fixture.pending().size(), std::size_t{1});
        QVERIFY(!fixture.edits().nextUndo());
    }
    void whatCameFromAnotherDevice_isTakenOver_andNotSentBack() {
        EditsFixture fixture;
        Program program(fixture);
        bring(fixture, "light", std::chrono::minutes(1));
        program.followed.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(program.settings.text(kTheme), QStringLiteral("light"), 20000);
        fixture.settle();
        QVERIFY(fixture.pending().empty());
    }
    void aChangeHereMeanwhile_isNotLost() {
        EditsFixture fixture;
        Program program(fixture);
        bring(fixture, "light", std::chrono::milliseconds(0));
        program.followed.refresh(); // Its answer is on the way when the listener chooses.
        fixture.clock.advance(std::chrono::seconds(1));
        program.settings.setText(kTheme, QStringLiteral("dark"));
        fixture.settle();
        program.followed.refresh();
        bool isRead = false;
        fixture.queries().ask(
            &program.followed, [](core::store::Connection&) { return 0; }, [&](int) { isRead = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isRead, 20000);
        QCOMPARE(program.settings.text(kTheme), QStringLiteral("dark"));
    }
};

QTEST_GUILESS_MAIN(tst_FollowedSettings)
#include "tst_FollowedSettings.moc"
