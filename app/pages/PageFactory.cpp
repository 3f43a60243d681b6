// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PageFactory.h"

#include "app/pages/AlbumPage.h"
#include "app/pages/AlbumsPage.h"
#include "app/pages/ArtistPage.h"
#include "app/pages/ArtistsPage.h"
#include "app/pages/DownloadsPage.h"
#include "app/pages/FacetPages.h"
#include "app/pages/FirstStartPage.h"
#include "app/pages/FoldersPage.h"
#include "app/pages/HistoryPage.h"
#include "app/pages/HomePage.h"
#include "app/pages/PlaylistPage.h"
#include "app/pages/SearchPage.h"
#include "app/pages/SettingsPage.h"
#include "app/pages/SmartRulesPage.h"
#include "app/pages/TracksPage.h"
#include "app/pages/TrashPage.h"

namespace linnet::app {

std::unique_ptr<Page> makePage(PageId id, const PageContext& context) {
    switch (id) {
    case PageId::Home:
        return std::make_unique<HomePage>(context);
    case PageId::Albums:
        return std::make_unique<AlbumsPage>(context);
    case PageId::Album:
        return std::make_unique<AlbumPage>(context);
    case PageId::Artists:
        return std::make_unique<ArtistsPage>(context);
    case PageId::Artist:
        return std::make_unique<ArtistPage>(context);
    case PageId::Tracks:
        return std::make_unique<TracksPage>(TracksPage::Scope::All, context);
    case PageId::ArtistTracks:
        return std::make_unique<TracksPage>(TracksPage::Scope::Artist, context);
    case PageId::Genres:
        return std::make_unique<GenresPage>(context);
    case PageId::Genre:
        return std::make_unique<FacetPage>(FacetPage::Facet::Genre, context);
    case PageId::Decade:
        return std::make_unique<FacetPage>(FacetPage::Facet::Decade, context);
    case PageId::Folders:
        return std::make_unique<FoldersPage>(context);
    case PageId::Downloads:
        return std::make_unique<DownloadsPage>(context);
    case PageId::Playlist:
        return std::make_unique<PlaylistPage>(context);
    case PageId::PlaylistHistory:
        return std::make_unique<HistoryPage>(context);
    case PageId::SmartRules:
        return std::make_unique<SmartRulesPage>(context);
    case PageId::Trash:
        return std::make_unique<TrashPage>(context);
    case PageId::Search:
        return std::make_unique<SearchPage>(context);
    case PageId::Settings:
        return std::make_unique<SettingsPage>(context);
    case PageId::FirstStart:
        break;
    }
    return std::make_unique<FirstStartPage>(context);
}

} // namespace linnet::app
