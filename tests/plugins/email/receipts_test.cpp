#include "email/receipts.hpp"

#include "remote/state_file.hpp"
#include "sdk/whole_file.hpp"
#include "support/temporary_directory.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::email {

namespace {

using domain::Outcome;

Outcome made(Outcome::Result result, Outcome::Scope scope = Outcome::Scope::Message) {
    Outcome outcome;
    outcome.result = result;
    outcome.scope = scope;
    outcome.code = "550 5.1.1";
    outcome.text = "no such\tuser\n";
    return outcome;
}

class ReceiptsTest : public ::testing::Test {
protected:
    Receipts open() const {
        return {file_, [](const std::string& text) { ADD_FAILURE() << text; }};
    }
    test::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "receipts";
};

} // namespace

TEST_F(ReceiptsTest, SurviveTheProcess) {
    open().record("m1@x", "a@b.org", made(Outcome::Result::Delivered));
    const auto known = open().find("m1@x", "a@b.org");
    ASSERT_TRUE(known);
    EXPECT_EQ(known->result, Outcome::Result::Delivered);
    EXPECT_EQ(known->code, "550 5.1.1");
    EXPECT_EQ(known->text, "no such user");
    EXPECT_FALSE(open().find("m1@x", "c@b.org"));
    EXPECT_FALSE(open().find("m2@x", "a@b.org"));
}

TEST_F(ReceiptsTest, KeepWhatIsFinalOnly) {
    Receipts receipts = open();
    receipts.record("m", "1@b.org", made(Outcome::Result::Retry));
    receipts.record("m", "2@b.org", made(Outcome::Result::Unavailable));
    receipts.record("m", "3@b.org", made(Outcome::Result::Permanent, Outcome::Scope::Channel));
    receipts.record("m", "4@b.org", made(Outcome::Result::Permanent, Outcome::Scope::Recipient));
    const Receipts again = open();
    EXPECT_FALSE(again.find("m", "1@b.org"));
    EXPECT_FALSE(again.find("m", "2@b.org"));
    EXPECT_FALSE(again.find("m", "3@b.org"));
    ASSERT_TRUE(again.find("m", "4@b.org"));
    EXPECT_EQ(again.find("m", "4@b.org")->scope, Outcome::Scope::Recipient);
}

TEST_F(ReceiptsTest, AreForTheirOwnerOnly) {
    open().record("m", "a@b.org", made(Outcome::Result::Delivered));
    struct stat status {};
    ASSERT_EQ(::stat(file_.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(ReceiptsTest, ForgetTheOldestBeyondTheirBound) {
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += "m" + std::to_string(i) + "\ta@b.org\tdelivered\t\t\n";
    }
    sdk::replace_file(file_, text);
    open().record("newest", "a@b.org", made(Outcome::Result::Delivered));
    const Receipts receipts = open();
    EXPECT_FALSE(receipts.find("m1000", "a@b.org"));
    EXPECT_TRUE(receipts.find("m1001", "a@b.org"));
    EXPECT_TRUE(receipts.find("newest", "a@b.org"));
    EXPECT_LT(std::filesystem::file_size(file_), 200'000U);
}

TEST_F(ReceiptsTest, DropALineThatWasNotWrittenCompletely) {
    sdk::replace_file(file_, "junk\n\n\t\t\t\nm\ta@b.org\tdelivered\t\t\nn\ta@b.org\tdelivered");
    EXPECT_TRUE(open().find("m", "a@b.org"));
    EXPECT_FALSE(open().find("n", "a@b.org"));
}

TEST_F(ReceiptsTest, AreEmptyAndSaySoWhenTheyCannotBeRead) {
    std::filesystem::create_symlink("/etc/passwd", file_);
    int warnings = 0;
    const Receipts receipts(file_, [&](const std::string&) { ++warnings; });
    EXPECT_EQ(warnings, 1);
    EXPECT_FALSE(receipts.find("m", "a@b.org"));
}

TEST_F(ReceiptsTest, RememberInMemoryWhatCannotBeWritten) {
    Receipts receipts(directory_.path() / "gone" / "receipts", [](const std::string&) {});
    EXPECT_THROW(receipts.record("m", "a@b.org", made(Outcome::Result::Delivered)),
                 std::runtime_error);
    EXPECT_TRUE(receipts.find("m", "a@b.org"));
}

} // namespace kith::email
