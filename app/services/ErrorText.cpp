// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ErrorText.h"

#include <QCoreApplication>

namespace linnet::app {

namespace {

/// Their context for translators.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

} // namespace

// The sentences of core's table (core/base/ErrorTable.h), written out here so that translators find them; a test keeps
// the two alike.
QString sentenceFor(const core::Error& error) {
    switch (error.code) {
    case core::Errc::NotFound:
        return Text::tr("This is not there any more. It may have been removed or moved.");
    case core::Errc::Conflict:
        return Text::tr("This was changed somewhere else at the same time. Look at it again and repeat your change.");
    case core::Errc::InvalidInput:
        return Text::tr("This cannot be used as it is. Check what was entered.");
    case core::Errc::Unauthorised:
        return Text::tr("You are not signed in to this server, or name and password do not match. Sign in again.");
    case core::Errc::Forbidden:
        return Text::tr("You are not allowed to do this. Ask the owner of the server or of the files.");
    case core::Errc::Offline:
        return Text::tr("The server cannot be reached. What is on this computer still plays; Linnet keeps trying.");
    case core::Errc::Timeout:
        return Text::tr("The server takes too long to answer. Linnet keeps trying.");
    case core::Errc::Cancelled:
        return Text::tr("This was stopped before it was finished.");
    case core::Errc::Throttled:
        return Text::tr("There were too many attempts. Wait a minute and try again.");
    case core::Errc::TooLarge:
        return Text::tr("This is larger than Linnet can take.");
    case core::Errc::StartOver:
        return Text::tr("The library on the server has changed a lot and is being read again from the beginning. You "
                        "can go on listening.");
    case core::Errc::Busy:
        return Text::tr("Another program is using this right now. Close it, or try again in a moment.");
    case core::Errc::Protocol:
        return Text::tr("The server gave an answer that Linnet does not understand. Check the address, and that both "
                        "run the same version.");
    case core::Errc::Storage:
        return Text::tr("A file or a disk could not be read or written. Check that the disk is connected and that you "
                        "may use the folder.");
    case core::Errc::Corrupt:
        return Text::tr(
            "A file is damaged. Nothing else was changed; the details say which file and how to restore it.");
    case core::Errc::Full:
        return Text::tr("The disk is full. Free some space and try again; nothing stored was lost.");
    case core::Errc::Unsupported:
        return Text::tr("This version of Linnet cannot do that. An update may help.");
    case core::Errc::Internal:
        return Text::tr("Something went wrong inside Linnet. Use “Copy diagnostics” and tell the developers.");
    }
    return {};
}

} // namespace linnet::app
