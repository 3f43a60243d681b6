// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Services of the app that say what a test wants and keep what they were asked.

#include <algorithm>
#include <cmath>
#include <memory>

#include "app/items/Absence.h"
#include "app/services/Library.h"
#include "app/services/Lyrics.h"
#include "app/services/Offline.h"
#include "app/services/Waves.h"

namespace linnet::test {

class FakeLibrary final : public app::Library {
public:
    app::CountsView counts() const override { return view.counts; }
    std::vector<app::SourceView> sources() const override { return view.sources; }
    std::vector<app::FolderView> folders() const override { return view.folders; }
    app::ScanView scan() const override { return view.scan; }
    qint64 shownSource() const override { return shown; }
    void showOnly(qint64 source) override {
        shown = source;
        Q_EMIT sourcesChanged();
    }
    QString connectionLine() const override { return view.line; }
    app::Tone connectionTone() const override { return view.tone; }
    bool isFirstStart() const override { return view.isFirstStart; }
    bool areSecretsInFile() const override { return false; }
    void addFolder(const QString& path, Done done) override {
        added << path;
        done({});
    }
    void removeFolder(const core::LibraryId&, const core::RootId&, Done done) override { done({}); }
    void rescan(Rescan) override { ++rescans; }
    void cancelScan() override {}
    void problems(QObject*, std::function<void(std::vector<app::ProblemView>)> done) override { done({}); }
    void connectTo(const QUrl&, const app::SignIn& as, SignInDone done) override {
        isConnectAsked = true;
        signedInAs = as;
        if (needsSetupCode && as.setupCode.isEmpty())
            done({QStringLiteral("Enter the code."), true});
        else
            done({connectError, false});
    }
    void logIn(qint64 source, const app::SignIn& as, SignInDone done) override {
        loggedIn = source;
        signedInAs = as;
        done({});
    }
    void removeSource(qint64 source, Done done) override {
        removed = source;
        done({});
    }
    void logOut(qint64 source, Done done) override {
        loggedOut = source;
        done({});
    }
    void setOtherAddresses(qint64, const QStringList& addresses, Done done) override {
        otherAddresses = addresses;
        done({});
    }
    void diagnostics(QObject*, std::function<void(QString)> done) override { done(QStringLiteral("Linnet")); }

    struct View {
        app::CountsView counts;
        std::vector<app::SourceView> sources;
        std::vector<app::FolderView> folders;
        app::ScanView scan;
        QString line = QStringLiteral("This computer · 1 204 tracks");
        app::Tone tone = app::Tone::Ok;
        bool isFirstStart = false;
    };
    View view;
    QStringList added;
    QString connectError;
    bool needsSetupCode = false;
    app::SignIn signedInAs;
    bool isConnectAsked = false;
    qint64 loggedIn = 0;
    qint64 loggedOut = 0;
    qint64 shown = 0;
    qint64 removed = 0;
    QStringList otherAddresses;
    int rescans = 0;
};

/// Says what the test wants, and remembers what was asked of it.
class FakeOffline final : public app::Offline {
public:
    const app::DownloadsView& view() const override { return shown; }
    bool canDownloadFrom(qint64) const override { return hasServer; }
    bool canDownload() const override { return hasServer; }
    void download(const Rows& rows) override { asked = rows; }
    void download(std::vector<Target> targets) override { again = std::move(targets); }
    void setLikedKept(bool kept) override { isLikedAsked = kept; }
    void remove(std::vector<qint64> rules) override { removed = std::move(rules); }
    void setPaused(const std::vector<qint64>& rules, bool isPaused) override { (isPaused ? paused : resumed) = rules; }
    void setAllPaused(bool isPaused) override {
        shown.isPaused = isPaused;
        Q_EMIT changed();
    }
    void retry() override { ++retries; }
    quint64 budget() const override { return bytes; }
    void setBudget(quint64 most) override { bytes = most; }
    bool mayUseMetered() const override { return isMeteredAllowed; }
    void setMayUseMetered(bool may) override { isMeteredAllowed = may; }

    void show(app::DownloadsView view) {
        shown = std::move(view);
        Q_EMIT changed();
    }
    app::DownloadsView shown;
    bool hasServer = false;
    Rows asked;
    std::vector<Target> again;
    std::vector<qint64> removed;
    std::vector<qint64> paused;
    std::vector<qint64> resumed;
    bool isLikedAsked = false;
    int retries = 0;
    quint64 bytes = 0;
    bool isMeteredAllowed = false;
};

class FakeLyrics final : public app::Lyrics {
public:
    void ask(const app::QueueItem& item, QObject* owner, Done done) override {
        ++asked;
        if (words)
            QMetaObject::invokeMethod(
                owner, [=, found = words(item)] { done(found); }, Qt::QueuedConnection);
    }
    std::function<core::Result<core::lyrics::Lyrics>(const app::QueueItem&)> words;
    int asked = 0;
};

/// The shape of an invented recording, once one is to be shown.
class FakeWaves final : public app::Waves {
public:
    std::shared_ptr<const core::Waveform> current() const override { return shown; }
    void setSeen(bool) override {}
    void show() {
        auto wave = std::make_shared<core::Waveform>();
        unsigned noise = 7;
        for (std::size_t i = 0; i < core::Waveform::kBins; ++i) {
            if (i % 7 == 0) noise = noise * 1664525U + 1013904223U; // About a bar of the picture.
            const auto at = static_cast<double>(i) / core::Waveform::kBins;
            const double verse = 0.55 + 0.3 * std::sin(at * 19) * std::sin(at * 3.14);
            const double beat = 0.3 + 0.7 * static_cast<double>(noise >> 24U) / 255;
            const auto level = static_cast<std::uint8_t>(255 * std::sqrt(verse * beat * std::min(1.0, at * 40)));
            wave->levels.push_back(level);
            wave->peaks.push_back(std::max<std::uint8_t>(level, 200));
        }
        shown = std::move(wave);
        Q_EMIT changed();
    }
    std::shared_ptr<const core::Waveform> shown;
};

} // namespace linnet::test
