// SPDX-License-Identifier: GPL-3.0-or-later
// The section "Libraries" of the settings.
#include "app/pages/SettingsSections.h"

#include <QDir>
#include <QMenu>
#include <QPointer>

#include <algorithm>

#include "app/services/Library.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/StatusLine.h"

namespace linnet::app {

LibrariesSection::LibrariesSection(const PageContext& context)
    : SettingsSection(context),
      m_scan(new PillButton(tr("Look now"), PillButton::Kind::Outline)),
      m_bar(new ProgressLine(tr("Progress of the scan"))) {
    auto* addFolder = new PillButton(tr("Add a folder"), PillButton::Kind::Primary);
    add(tr("Folders with music"), tr("Linnet reads them and never changes your files"), addFolder)
        ->setKeywords(tr("library path directory"));
    m_scanRow = add(tr("Look for new music"), {}, m_scan);
    m_scanRow->setKeywords(tr("scan rescan update"));
    m_scanRow->addBelow(m_bar);
    auto* everything = new PillButton(tr("Read again"), PillButton::Kind::Outline);
    add(tr("Read every file again"), tr("Takes longer; for tags that changed without the file's time changing"),
        everything)
        ->setKeywords(tr("scan full tags"));
    auto* show = new PillButton(tr("Show"), PillButton::Kind::Outline);
    m_problemsRow = add(tr("Files that could not be read"), {}, show);
    m_problemsRow->setKeywords(tr("problems errors"));
    Library& library = context.services.library;
    connect(addFolder, &QAbstractButton::clicked, this, [this] { m_context.askForFolder(); });
    connect(m_scan, &QAbstractButton::clicked, this, [&library] {
        if (library.scan().isRunning)
            library.cancelScan();
        else
            library.rescan(Library::Rescan::Changes);
    });
    connect(everything, &QAbstractButton::clicked, this, [&library] { library.rescan(Library::Rescan::Everything); });
    connect(show, &QAbstractButton::clicked, this, &LibrariesSection::showProblems);
    connect(&library, &Library::foldersChanged, this, &LibrariesSection::refreshFolders);
    connect(&library, &Library::scanChanged, this, &LibrariesSection::refreshScan);
    refreshFolders();
    refreshScan();
}

void LibrariesSection::refreshFolders() {
    // Rows that stay are changed and not made anew: the keyboard may be in one.
    const auto folders = m_context.services.library.folders();
    const auto isGone = [&folders](const FolderRow& row) {
        return std::none_of(folders.begin(), folders.end(),
                            [&row](const FolderView& folder) { return folder.root == row.root; });
    };
    for (const FolderRow& row : m_folders)
        if (isGone(row)) remove(row.row);
    std::erase_if(m_folders, isGone);
    for (const FolderView& folder : folders) {
        auto found = std::find_if(m_folders.begin(), m_folders.end(),
                                  [&folder](const FolderRow& row) { return row.root == folder.root; });
        if (found == m_folders.end()) found = m_folders.insert(found, addFolderRow(folder));
        found->row->setLine(folder.isAvailable
                                ? folder.libraryName
                                : tr("Not there now. Its tracks are kept and play again when it is back."));
    }
    Q_EMIT rowsChanged();
}

LibrariesSection::FolderRow LibrariesSection::addFolderRow(const FolderView& folder) {
    auto* away = new PillButton(tr("Remove"), PillButton::Kind::Outline);
    const QString path = folder.path.isEmpty() ? folder.libraryName : QDir::toNativeSeparators(folder.path);
    away->setAccessibleName(tr("Remove %1").arg(path));
    auto* row = new SettingsRow(path, {}, away, this);
    row->setKeywords(tr("folder library"));
    connect(away, &QAbstractButton::clicked, this,
            [this, path, library = folder.library, root = folder.root] { removeFolder(path, library, root); });
    insert(1 + static_cast<int>(m_folders.size()), row);
    return {folder.root, row};
}

void LibrariesSection::removeFolder(const QString& path, const core::LibraryId& library, const core::RootId& root) {
    const QPointer<LibrariesSection> self(this);
    m_context.services.library.removeFolder(library, root, [self, path](const QString& error) {
        if (!self) return;
        self->m_context.say(error.isEmpty() ? tr("%1 is no longer in the library. Your files are untouched.").arg(path)
                                            : error);
    });
}

void LibrariesSection::refreshScan() {
    const ScanView scan = m_context.services.library.scan();
    m_scan->setWords(scan.isRunning ? tr("Cancel") : tr("Look now"));
    m_scanRow->setLine(scan.sentence.isEmpty() ? tr("Only files that changed are read") : scan.sentence);
    m_bar->setVisible(scan.isRunning);
    m_bar->setShare(scan.share);
    m_problemsRow->setLine(scan.problems > 0 ? tr("%Ln files left out", nullptr, static_cast<int>(scan.problems))
                                             : tr("None: every file could be read"));
}

void LibrariesSection::showProblems() {
    m_context.services.library.problems(this, [this](const std::vector<ProblemView>& problems) {
        constexpr std::size_t kMost = 20;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (problems.empty()) menu->addAction(tr("Every file could be read"))->setEnabled(false);
        for (std::size_t i = 0; i < std::min(problems.size(), kMost); ++i)
            menu->addAction(problems[i].file + QStringLiteral(": ") + problems[i].sentence);
        if (problems.size() > kMost)
            menu->addAction(tr("and %Ln more", nullptr, static_cast<int>(problems.size() - kMost)))->setEnabled(false);
        menu->popup(m_problemsRow->mapToGlobal(QPoint(0, m_problemsRow->height())));
    });
}

} // namespace linnet::app
