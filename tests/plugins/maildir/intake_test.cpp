#include "maildir/intake.hpp"

#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

namespace kith::maildir {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const domain::Instant now = test::instant("2026-11-23T10:00:00Z");
const domain::Instant oldest = test::instant("2026-09-23T00:00:00Z");

/// A folder of mails, and what is read of it.
class IntakeTest : public testing::Test {
protected:
    /// A mail of that name and time of change.
    void have(const std::string& name, domain::Instant changed = now - 2h,
              const std::string& text = "Subject: x\n\n") {
        const auto path = directory_.write(name, text);
        const auto seconds = std::chrono::floor<std::chrono::seconds>(changed);
        const timespec time{seconds.time_since_epoch().count(), 0};
        const timespec times[] = {time, time};
        ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
    }
    std::string folder() const { return directory_.path(); }
    /// What is read, in order of the bytes.
    std::vector<std::string> read() {
        std::vector<std::string> headers;
        const source::Moment moment{{},
                                    std::chrono::system_clock::time_point(now.time_since_epoch())};
        while (!intake_.idle()) {
            ++steps_;
            intake_.step(moment, oldest, [&](const std::string& bytes, const MailName&) {
                headers.push_back(bytes);
            });
        }
        std::sort(headers.begin(), headers.end());
        return headers;
    }
    std::vector<std::string> read_all() {
        intake_.add_folder(folder());
        return read();
    }
    test::TemporaryDirectory directory_;
    Intake intake_;
    int steps_ = 0;
};

std::string name_at(domain::Instant instant, const std::string& rest = "M1P1.host") {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
    return std::to_string(seconds.time_since_epoch().count()) + '.' + rest;
}

TEST_F(IntakeTest, ReadsEachMailOnce) {
    have(name_at(now - 1h));
    EXPECT_EQ(read_all().size(), 1u);
    EXPECT_EQ(read_all().size(), 0u);
    fs::rename(folder() + '/' + name_at(now - 1h), folder() + '/' + name_at(now - 1h) + ":2,S");
    EXPECT_EQ(read_all().size(), 0u);
    EXPECT_TRUE(intake_.is_settled(name_at(now - 1h) + ":2,RS"));
    EXPECT_EQ(intake_.take_count().read, 1u);
}

TEST_F(IntakeTest, OpensNoMailThatIsOlderThanTheWindow) {
    have(name_at(oldest - 1h));
    have("letter", oldest - 1h);
    have("lost", domain::Instant{}, "Subject: lost\n\n"); // 1970: the time was lost
    have("first", oldest + 1h, "Subject: first\n\n");
    EXPECT_EQ(read_all(), (std::vector<std::string>{"Subject: first\n\n", "Subject: lost\n\n"}));
    EXPECT_EQ(intake_.take_count().unreadable, 0u);
}

TEST_F(IntakeTest, PassesOverDraftsUntilTheyAreNone) {
    have("1.a.b:2,D");
    have("2.a.b:2,ST");
    EXPECT_EQ(read_all().size(), 0u);
    fs::rename(folder() + "/1.a.b:2,D", folder() + "/1.a.b:2,S");
    intake_.add_mails(folder(), {"1.a.b:2,S"});
    EXPECT_EQ(read().size(), 1u);
}

TEST_F(IntakeTest, WaitsForAMailThatIsBeingWritten) {
    have("1.a.b", now - 10s, "Subject: ha");
    EXPECT_EQ(read_all().size(), 0u);
    have("1.a.b", now - 5s, "Subject: half\n\n");
    intake_.add_mails(folder(), {"1.a.b"});
    EXPECT_EQ(read(), (std::vector<std::string>{"Subject: half\n\n"}));
    have("2.a.b", now - 2min, "Subject: without a body\n");
    EXPECT_EQ(read_all().size(), 1u);
}

TEST_F(IntakeTest, PassesOverWhatIsNoMail) {
    const test::TemporaryDirectory elsewhere;
    fs::create_symlink(elsewhere.write("real", "Subject: x\n\n"), folder() + "/1.link");
    fs::create_directory_symlink(".", directory_.path() / "2.loop");
    ASSERT_EQ(::mkfifo((folder() + "/3.pipe").c_str(), 0600), 0);
    fs::create_directory(folder() + "/4.folder");
    have(".hidden");
    have("5.long", now - 2h, std::string(longest_header, 'x'));
    have("6.gone");
    intake_.add_mails(folder(), {"6.gone"});
    fs::remove(folder() + "/6.gone");
    EXPECT_EQ(read_all().size(), 0u);
    EXPECT_EQ(intake_.take_count().too_long, 1u);
    intake_.add_folder(folder() + "/none");
    EXPECT_EQ(read().size(), 0u);
}

TEST_F(IntakeTest, GoesThroughALargeFolderInSmallSteps) {
    for (int i = 0; i < 450; ++i) {
        have("1." + std::to_string(i));
    }
    EXPECT_EQ(read_all().size(), 450u);
    EXPECT_GE(steps_, 5);
}

} // namespace
} // namespace kith::maildir
