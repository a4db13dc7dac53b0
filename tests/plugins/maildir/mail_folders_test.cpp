#include "maildir/mail_folders.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace kith::maildir {
namespace {

namespace fs = std::filesystem;

class MailFoldersTest : public testing::Test {
protected:
    void make(const std::string& maildir) const {
        for (const auto* part : {"cur", "new", "tmp"}) {
            fs::create_directories(root_.path() / maildir / part);
        }
    }
    /// The Maildirs found, relative to the root.
    std::string found(const std::vector<std::string>& directories) const {
        std::string all;
        for (const auto& folder : find_mail_folders(directories).mails) {
            if (folder.ends_with("/cur")) {
                const auto maildir =
                    fs::path(folder).parent_path().lexically_relative(root_.path());
                all += (all.empty() ? "" : " ") + maildir.string();
            }
        }
        return all;
    }
    std::string path(const std::string& name) const { return root_.path() / name; }
    test::TemporaryDirectory root_;
};

TEST_F(MailFoldersTest, FindsAMaildirWithItsMaildirPlusPlusFolders) {
    make("Maildir");
    make("Maildir/.Sent");
    make("Maildir/.Work.Projects");
    make("Maildir/.Trash");
    make("Maildir/.INBOX.Drafts");
    EXPECT_EQ(found({path("Maildir")}), "Maildir Maildir/.Sent Maildir/.Work.Projects");
}

TEST_F(MailFoldersTest, FindsTreesOfMaildirs) {
    make("Mail/work/INBOX");          // mbsync, offlineimap
    make("Mail/work/INBOX/Projects"); // mbsync: SubFolders Verbatim
    make("Mail/work/[Gmail]/Sent Mail");
    make("Mail/work/[Gmail]/Spam");
    make("Mail/home/Archive/2026");
    fs::create_directories(root_.path() / "Mail/.notmuch/xapian");
    EXPECT_EQ(found({path("Mail")}), "Mail/home/Archive/2026 Mail/work/INBOX "
                                     "Mail/work/INBOX/Projects Mail/work/[Gmail]/Sent Mail");
}

TEST_F(MailFoldersTest, TakesAFolderThatIsNamedWhateverItsName) {
    make("Trash");
    EXPECT_EQ(found({path("Trash")}), "Trash");
}

TEST_F(MailFoldersTest, TakesEachFolderOnce) {
    make("Mail/a");
    EXPECT_EQ(found({path("Mail"), path("Mail/a"), path("Mail")}), "Mail/a");
    EXPECT_EQ(found({path("Mail/a"), path("Mail")}), "Mail/a");
    EXPECT_TRUE(find_mail_folders({path("Mail/a"), path("Mail")}).without_mail.empty());
}

TEST_F(MailFoldersTest, FollowsNoLinkBelowTheFolderNamed) {
    const test::TemporaryDirectory elsewhere;
    fs::create_directories(elsewhere.path() / "cur");
    fs::create_directories(elsewhere.path() / "new");
    make("Mail/a");
    fs::create_directory_symlink(elsewhere.path(), root_.path() / "Mail/b");
    fs::create_directory_symlink("..", root_.path() / "Mail/a/loop");
    EXPECT_EQ(found({path("Mail")}), "Mail/a");
    fs::create_directory_symlink("Mail", root_.path() / "link");
    EXPECT_EQ(found({path("link")}), "link/a");
}

TEST_F(MailFoldersTest, SaysWhereThereIsNoMail) {
    make("Mail/a");
    fs::create_directories(root_.path() / "Documents/cur");
    const auto result = find_mail_folders({path("Mail"), path("Documents"), path("none")});
    EXPECT_EQ(result.without_mail, (std::vector<std::string>{path("Documents")}));
    ASSERT_EQ(result.unreadable.size(), 1u);
    EXPECT_EQ(result.unreadable[0].path, path("none"));
    EXPECT_EQ(result.unreadable[0].reason, "No such file or directory");
}

TEST_F(MailFoldersTest, StopsInTheDepth) {
    std::string deep = "Mail";
    for (int i = 0; i < 40; ++i) {
        deep += "/a";
    }
    make(deep);
    const auto result = find_mail_folders({path("Mail")});
    EXPECT_TRUE(result.is_cut);
    EXPECT_TRUE(result.mails.empty());
}

} // namespace
} // namespace kith::maildir
