// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sections of the settings page. Each holds its rows and keeps them true.

#include <QList>
#include <QWidget>

#include <vector>

#include "app/pages/Page.h"
#include "app/pages/SettingsRow.h"
#include "core/base/Ids.h"

class QVBoxLayout;

namespace linnet::app {

class PillButton;
class ProgressLine;
class ServerForm;
class Switch;
struct FolderView;
struct SourceView;

class SettingsSection : public QWidget {
    Q_OBJECT
public:
    explicit SettingsSection(const PageContext& context, QWidget* parent = nullptr);
    const QList<SettingsRow*>& rows() const { return m_rows; }

Q_SIGNALS:
    void rowsChanged();

protected:
    SettingsRow* add(const QString& title, const QString& line, QWidget* control = nullptr);
    void insert(int place, SettingsRow* row);
    void remove(SettingsRow* row);

    PageContext m_context;

private:
    QVBoxLayout* m_column;
    QList<SettingsRow*> m_rows;
};

class LibrariesSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit LibrariesSection(const PageContext& context);

private:
    struct FolderRow {
        core::RootId root;
        SettingsRow* row = nullptr;
    };
    void refreshFolders();
    FolderRow addFolderRow(const FolderView& folder);
    void refreshScan();
    void removeFolder(const QString& path, const core::LibraryId& library, const core::RootId& root);
    void showProblems();

    std::vector<FolderRow> m_folders;
    SettingsRow* m_scanRow;
    PillButton* m_scan;
    ProgressLine* m_bar;
    SettingsRow* m_problemsRow;
};

class ServersSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit ServersSection(const PageContext& context);
    /// Opens the form for a server that is known.
    void signIn(qint64 source);

private:
    struct ServerRow {
        qint64 source = 0;
        SettingsRow* row = nullptr;
        PillButton* signIn = nullptr; ///< Null for the bundled server, as the next ones.
        PillButton* away = nullptr;   ///< Logs out, or removes who is logged out.
        PillButton* addresses = nullptr;
        bool isSignedOut = false;
    };
    void refresh();
    ServerRow addServerRow(const SourceView& source);
    void addAddresses(const ServerRow& made, const SourceView& source);
    /// Asks what becomes of the downloads, where there are any.
    void leave(qint64 source);

    std::vector<ServerRow> m_servers;
    SettingsRow* m_connectRow;
    ServerForm* m_form;
};

class DownloadsSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit DownloadsSection(const PageContext& context);

private:
    void refresh();

    SettingsRow* m_here;
    Switch* m_liked;
};

class AppearanceSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit AppearanceSection(const PageContext& context);
};

/// What the program does outside of its window.
class DesktopSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit DesktopSection(const PageContext& context);
};

class ShortcutsSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit ShortcutsSection(const PageContext& context);
};

class AboutSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit AboutSection(const PageContext& context);

private:
    void copyDiagnostics();
};

} // namespace linnet::app
