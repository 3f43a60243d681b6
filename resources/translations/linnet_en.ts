<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DragPicture</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message numerus="yes">
        <source>%Ln more changes did not reach the server; they were undone.</source>
        <translation>
            <numerusform>%Ln more change did not reach the server; it was undone.</numerusform>
            <numerusform>%Ln more changes did not reach the server; they were undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>Reading the library, %Ln entries</source>
        <translation>
            <numerusform>Reading the library, %Ln entry</numerusform>
            <numerusform>Reading the library, %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files found so far</source>
        <translation>
            <numerusform>%Ln file found so far</numerusform>
            <numerusform>%Ln files found so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files could not be read</source>
        <translation>
            <numerusform>%Ln file could not be read</numerusform>
            <numerusform>%Ln files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks here</source>
        <translation>
            <numerusform>%Ln track here</numerusform>
            <numerusform>%Ln tracks here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>%Ln albums liked.</source>
        <translation>
            <numerusform>%Ln album liked.</numerusform>
            <numerusform>%Ln albums liked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artists liked.</source>
        <translation>
            <numerusform>%Ln artist liked.</numerusform>
            <numerusform>%Ln artists liked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks liked.</source>
        <translation>
            <numerusform>%Ln track liked.</numerusform>
            <numerusform>%Ln tracks liked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums are liked no more.</source>
        <translation>
            <numerusform>%Ln album is liked no more.</numerusform>
            <numerusform>%Ln albums are liked no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artists are liked no more.</source>
        <translation>
            <numerusform>%Ln artist is liked no more.</numerusform>
            <numerusform>%Ln artists are liked no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are liked no more.</source>
        <translation>
            <numerusform>%Ln track is liked no more.</numerusform>
            <numerusform>%Ln tracks are liked no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums rated.</source>
        <translation>
            <numerusform>%Ln album rated.</numerusform>
            <numerusform>%Ln albums rated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks rated.</source>
        <translation>
            <numerusform>%Ln track rated.</numerusform>
            <numerusform>%Ln tracks rated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums left out of all lists.</source>
        <translation>
            <numerusform>%Ln album left out of all lists.</numerusform>
            <numerusform>%Ln albums left out of all lists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks left out of all lists.</source>
        <translation>
            <numerusform>%Ln track left out of all lists.</numerusform>
            <numerusform>%Ln tracks left out of all lists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums shown again.</source>
        <translation>
            <numerusform>%Ln album shown again.</numerusform>
            <numerusform>%Ln albums shown again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks shown again.</source>
        <translation>
            <numerusform>%Ln track shown again.</numerusform>
            <numerusform>%Ln tracks shown again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You follow %Ln artists.</source>
        <translation>
            <numerusform>You follow %Ln artist.</numerusform>
            <numerusform>You follow %Ln artists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You follow %Ln artists no more.</source>
        <translation>
            <numerusform>You follow %Ln artist no more.</numerusform>
            <numerusform>You follow %Ln artists no more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackText</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::AboutSection</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artists</source>
        <translation>
            <numerusform>%Ln artist</numerusform>
            <numerusform>%Ln artists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::AlbumsPage</name>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::ArtistGridView</name>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::ArtistPage</name>
    <message numerus="yes">
        <source>%Ln releases</source>
        <translation>
            <numerusform>%Ln release</numerusform>
            <numerusform>%Ln releases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::ArtistsPage</name>
    <message numerus="yes">
        <source>%Ln artists</source>
        <translation>
            <numerusform>%Ln artist</numerusform>
            <numerusform>%Ln artists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::BestMatch</name>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::DownloadActions</name>
    <message numerus="yes">
        <source>%Ln albums are downloaded and kept.</source>
        <translation>
            <numerusform>%Ln album is downloaded and kept.</numerusform>
            <numerusform>%Ln albums are downloaded and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artists are downloaded and kept.</source>
        <translation>
            <numerusform>%Ln artist is downloaded and kept.</numerusform>
            <numerusform>%Ln artists are downloaded and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln playlists are downloaded and kept.</source>
        <translation>
            <numerusform>%Ln playlist is downloaded and kept.</numerusform>
            <numerusform>%Ln playlists are downloaded and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are downloaded and kept.</source>
        <translation>
            <numerusform>%Ln track is downloaded and kept.</numerusform>
            <numerusform>%Ln tracks are downloaded and kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::FacetListModel</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::FacetPage</name>
    <message numerus="yes">
        <source>%Ln albums</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::FolderListModel</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::GenresPage</name>
    <message numerus="yes">
        <source>%Ln genres</source>
        <translation>
            <numerusform>%Ln genre</numerusform>
            <numerusform>%Ln genres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::HistoryPage</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::LibrariesSection</name>
    <message numerus="yes">
        <source>%Ln files left out</source>
        <translation>
            <numerusform>%Ln file left out</numerusform>
            <numerusform>%Ln files left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::MusicActions</name>
    <message numerus="yes">
        <source>%Ln albums play next.</source>
        <translation>
            <numerusform>%Ln album plays next.</numerusform>
            <numerusform>%Ln albums play next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln albums added to the queue.</source>
        <translation>
            <numerusform>%Ln album added to the queue.</numerusform>
            <numerusform>%Ln albums added to the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks play next.</source>
        <translation>
            <numerusform>%Ln track plays next.</numerusform>
            <numerusform>%Ln tracks play next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added to the queue.</source>
        <translation>
            <numerusform>%Ln track added to the queue.</numerusform>
            <numerusform>%Ln tracks added to the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::PlaylistFileActions</name>
    <message numerus="yes">
        <source>None of the %Ln tracks of “%1” is in your libraries.</source>
        <translation>
            <numerusform>The only track of “%1” is not in your libraries.</numerusform>
            <numerusform>None of the %Ln tracks of “%1” is in your libraries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln tracks were found in your libraries.</source>
        <translation>
            <numerusform>%1 of %Ln track was found in your libraries.</numerusform>
            <numerusform>%1 of %Ln tracks were found in your libraries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported.</source>
        <translation>
            <numerusform>%Ln track exported.</numerusform>
            <numerusform>%Ln tracks exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no file on this computer and were left out.</source>
        <translation>
            <numerusform>%Ln has no file on this computer and was left out.</numerusform>
            <numerusform>%Ln have no file on this computer and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::Playlists</name>
    <message numerus="yes">
        <source>%Ln tracks are of another server than “%1” and cannot be added.</source>
        <translation>
            <numerusform>%Ln track is of another server than “%1” and cannot be added.</numerusform>
            <numerusform>%Ln tracks are of another server than “%1” and cannot be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added to “%1”.</source>
        <translation>
            <numerusform>%Ln track added to “%1”.</numerusform>
            <numerusform>%Ln tracks added to “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of another server were left out.</source>
        <translation>
            <numerusform>%Ln of another server was left out.</numerusform>
            <numerusform>%Ln of another server were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks removed from “%1”.</source>
        <translation>
            <numerusform>%Ln track removed from “%1”.</numerusform>
            <numerusform>%Ln tracks removed from “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::QueuePanel</name>
    <message numerus="yes">
        <source>%Ln tracks removed from the queue.</source>
        <translation>
            <numerusform>%Ln track removed from the queue.</numerusform>
            <numerusform>%Ln tracks removed from the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::ServersSection</name>
    <message numerus="yes">
        <source>Log out and keep %Ln downloaded tracks</source>
        <translation>
            <numerusform>Log out and keep %Ln downloaded track</numerusform>
            <numerusform>Log out and keep %Ln downloaded tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the server and %Ln downloaded tracks</source>
        <translation>
            <numerusform>Remove the server and %Ln downloaded track</numerusform>
            <numerusform>Remove the server and %Ln downloaded tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::SmartRulesPage</name>
    <message numerus="yes">
        <source>%Ln tracks fit</source>
        <translation>
            <numerusform>%Ln track fits</numerusform>
            <numerusform>%Ln tracks fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::TrackListView</name>
    <message numerus="yes">
        <source>%Ln plays</source>
        <translation>
            <numerusform>%Ln play</numerusform>
            <numerusform>%Ln plays</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::TrackTableView</name>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::TracksPage</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linnet::app::TrashPage</name>
    <message numerus="yes">
        <source>%Ln playlists</source>
        <translation>
            <numerusform>%Ln playlist</numerusform>
            <numerusform>%Ln playlists</numerusform>
        </translation>
    </message>
</context>
</TS>
