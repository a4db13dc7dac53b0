#pragma once

#include "source/listing.hpp"

#include <string>
#include <vector>

namespace kith::maildir {

/// The Maildirs below the folders a user named, and what there is to watch.
struct MailFolders {
    std::vector<std::string> mails;   ///< the cur/ and new/ of each Maildir
    std::vector<std::string> parents; ///< Maildirs and the folders around them
    std::vector<source::UnreadableFolder> unreadable;
    std::vector<std::string> without_mail; ///< of the folders named: no Maildir is there or below
    bool is_cut = false;                   ///< there are more folders than kith looks at
};

/// A Maildir is a folder with cur/ and new/. Looks for them in every directory and in the folders
/// below it, however deep within reason: Maildir++ (".Sent"), trees as mbsync and offlineimap make
/// them, a mail root of notmuch. Follows no symbolic link below a directory, enters no folder of
/// spam, trash or drafts, reads no mail. Throws nothing but std::bad_alloc.
[[nodiscard]] MailFolders find_mail_folders(const std::vector<std::string>& directories);

} // namespace kith::maildir
