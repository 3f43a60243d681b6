// SPDX-License-Identifier: GPL-3.0-or-later
// What one frame of scrolling costs the GUI thread: a table of all tracks and a grid of all albums, moved a little and
// painted, over and over; and how soon the table shows its first rows after a letter of a filter.

#include <QApplication>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <cstdio>
#include <filesystem>
#include <random>

#include "app/models/AlbumListModel.h"
#include "app/models/TrackListModel.h"
#include "app/painting/CoverPainter.h"
#include "app/query/QueryThread.h"
#include "app/services/CoverCache.h"
#include "app/theme/Look.h"
#include "app/views/CoverGridView.h"
#include "app/views/TrackTableHeads.h"
#include "app/views/TrackTableView.h"
#include "bench/support/Bench.h"
#include "bench/support/MadeUpCatalogue.h"
#include "tests/support/ApplyIndexed.h"

namespace bench = linnet::bench;
using namespace linnet;
using namespace linnet::app;

namespace {

constexpr int kFrames = 400;

bool fill(core::store::Database& database, const std::vector<core::FeedRecord>& records) {
    for (std::size_t at = 0; at < records.size(); at += 5000) {
        const std::span slice(records.data() + at, std::min<std::size_t>(5000, records.size() - at));
        if (!database.write(core::store::WritePriority::User,
                            [&](core::store::WriteTransaction& tx) { return test::applyIndexed(tx, 1, 1, slice); }))
            return false;
    }
    return true;
}

/// A plain picture for each cover, as the server would send one.
void fetchCover(const core::ArtId& id, int size, core::CancelToken, CoverCache::Fetched done) {
    QByteArray bytes("P6\n" + QByteArray::number(size) + " " + QByteArray::number(size) + "\n255\n");
    bytes.append(size * size * 3, static_cast<char>(id.bytes[0]));
    done(std::string(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

/// Until rows and covers are there: the event loop runs without anything measured.
void settle(int millis) {
    QEventLoop loop;
    QTimer::singleShot(millis, &loop, &QEventLoop::quit);
    loop.exec();
}

void waitForKeys(PagedListModel& model) {
    QEventLoop loop;
    QObject::connect(&model, &PagedListModel::ready, &loop, &QEventLoop::quit);
    loop.exec();
}

/// One frame: the wheel's distance, then whatever the event loop does and paints because of it.
void scroll(const char* name, QAbstractItemView& view, int distance) {
    std::vector<bench::Sample> samples;
    QScrollBar& bar = *view.verticalScrollBar();
    bar.setValue(bar.maximum() / 3);
    settle(500);
    for (int frame = 0; frame < kFrames; ++frame) {
        samples.push_back(bench::timed([&] {
            bar.setValue(bar.value() + distance);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        }));
        if (frame % 20 == 19) settle(20); // A screen would wait for its next frame, too.
    }
    bench::report(name, std::move(samples));
}

void filterAsTyped(TrackListModel& tracks, QWidget& window) {
    std::vector<bench::Sample> samples;
    for (const char* text : {"b", "ba", "ban", "l", "lo", "mi ta", "s", "sto", "v", "vi"}) {
        samples.push_back(bench::timed([&] {
            tracks.setFilterText(QString::fromLatin1(text));
            waitForKeys(tracks);
            while (tracks.rowCount() > 0 && tracks.item(0) == nullptr)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            window.repaint();
        }));
    }
    bench::report("a letter of a filter to its first rows", std::move(samples));
    tracks.setFilterText({});
}

void tableBenches(QueryThread& queries, CoverPainter& covers) {
    QWidget window;
    TrackListModel tracks(queries);
    auto* table = new TrackTableView(QStringLiteral("Tracks"), covers);
    auto* column = new QVBoxLayout(&window);
    column->addWidget(new TrackTableHeads(*table));
    column->addWidget(table);
    table->setTracks(tracks);
    window.resize(1048, 660);
    window.show();
    for (const TrackSort sort : {TrackSort::Title, TrackSort::Artist, TrackSort::Added}) {
        const auto sample = bench::timed([&] {
            tracks.show({.sort = sort, .direction = SortDirection::Down});
            waitForKeys(tracks);
        });
        std::printf("order %d: %.0f ms until its keys are there\n", static_cast<int>(sort), sample.wallMicros / 1000);
    }
    settle(300);
    scroll("table, comfortable, 40 px a frame", *table, 40);
    scroll("table, comfortable, flung: 600 px a frame", *table, 600);
    table->setDensity(Density::Dense);
    scroll("table, dense, 40 px a frame", *table, 40);
    scroll("table, dense, flung: 600 px a frame", *table, 600);
    filterAsTyped(tracks, window);
}

void gridBenches(QueryThread& queries, CoverPainter& covers) {
    QWidget window;
    AlbumListModel albums(queries);
    auto* grid = new AlbumGridView(QStringLiteral("Albums"), covers);
    (new QVBoxLayout(&window))->addWidget(grid);
    grid->setModel(&albums);
    window.resize(1048, 660);
    window.show();
    albums.reload();
    waitForKeys(albums);
    std::printf("%d albums\n", albums.rowCount());
    scroll("grid, 40 px a frame", *grid, 40);
    scroll("grid, flung: 600 px a frame", *grid, 600);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const Look look({.theme = ThemeChoice::Dark});
    const std::size_t count = bench::numberOption(argc, argv, "--tracks", 100'000);
    const auto folder =
        std::filesystem::temp_directory_path() / ("linnet-bench-scroll-" + std::to_string(std::random_device{}()));
    std::filesystem::create_directory(folder);
    int code = 1;
    if (auto database = core::store::Database::open({.file = core::FilePath::fromStd(folder / "bench.db")})) {
        bench::printHeading("scrolling, " + std::to_string(count) + " tracks");
        if (fill(**database, bench::madeUpCatalogue(count))) {
            const core::SystemClock clock;
            QueryThread queries(**database, clock);
            CoverCache cache(QString::fromStdString((folder / "art").string()), &fetchCover);
            CoverPainter covers(cache);
            tableBenches(queries, covers);
            gridBenches(queries, covers);
            code = 0;
        }
    }
    std::filesystem::remove_all(folder);
    return code;
}
