#include "maildir/folder_name.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

TEST(FolderNameTest, PassesOverSpamTrashAndDrafts) {
    for (const auto* name :
         {"Spam", ".Junk", ".INBOX.Trash", "[Gmail].Trash", "Papierkorb", "Entw&APw-rfe",
          "Entwürfe", "Gel&APY-schte Elemente", "Deleted Items", "Deleted_Items", "Junk E-Mail",
          "Drafts", ".Templates", "Outbox", ".Trash.2024", "Brouillons"}) {
        EXPECT_TRUE(is_passed_over_folder(name)) << name;
    }
}

TEST(FolderNameTest, TakesOtherFolders) {
    for (const auto* name : {"INBOX", ".Sent", "Gesendet", "Archive", "Spammers Anonymous",
                             "Not spam", ".Work.Trashcan", "[Gmail]", "", "."}) {
        EXPECT_FALSE(is_passed_over_folder(name)) << name;
    }
}

} // namespace
} // namespace kith::maildir
