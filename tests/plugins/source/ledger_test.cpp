#include "source/ledger.hpp"

#include <gtest/gtest.h>

namespace kith::source {
namespace {

using namespace std::chrono_literals;
using Paths = std::vector<std::string>;
using Content = Ledger::Content;
using Verdict = Ledger::Verdict;

constexpr std::int64_t old_ns = 1'000'000'000;

/// A ledger, its time and its disk.
class LedgerTest : public testing::Test {
protected:
    LedgerTest() : ledger_({.settle = 2s, .grace = 60min}) {
        now_.wall = std::chrono::system_clock::time_point(24h * 20000);
    }
    void pass(std::chrono::seconds span) {
        now_.steady += span;
        now_.wall += span;
    }
    std::int64_t wall_ns() const {
        return std::chrono::nanoseconds(now_.wall.time_since_epoch()).count();
    }
    void have(const std::string& path, std::int64_t modified_ns = old_ns, std::uint64_t size = 1) {
        const std::string folder = path.substr(0, path.rfind('/'));
        std::erase_if(listing_.files, [&](const auto& file) { return file.path == path; });
        listing_.files.push_back({path, folder, {modified_ns, size, 1}, false});
    }
    void lose(const std::string& path) {
        std::erase_if(listing_.files, [&](const auto& file) { return file.path == path; });
    }
    Ledger::Decision look() { return ledger_.look(listing_, now_); }
    /// Looks and finds everything that is to be read sound.
    Paths read_sound() {
        auto decision = look();
        for (const auto& path : decision.read) {
            EXPECT_EQ(ledger_.judge(path, Content::Sound, now_), Verdict::Take);
        }
        return decision.read;
    }

    Ledger ledger_;
    Moment now_;
    Listing listing_;
};

TEST_F(LedgerTest, ReadsAnOldFileOnce) {
    have("a/1.vcf");
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
    EXPECT_EQ(read_sound(), Paths{});
    EXPECT_FALSE(ledger_.look_again());
    EXPECT_TRUE(ledger_.all_sound());
}

TEST_F(LedgerTest, ReadsWhatChangedOnceItIsSettled) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    have("a/1.vcf", wall_ns());
    EXPECT_EQ(read_sound(), Paths{});
    EXPECT_EQ(ledger_.look_again(), now_.steady + 2s);
    pass(2s);
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
    EXPECT_FALSE(ledger_.look_again());
}

TEST_F(LedgerTest, WaitsWhileAFileGrows) {
    have("a/1.vcf");
    read_sound();
    for (std::uint64_t size = 2; size < 6; ++size) {
        have("a/1.vcf", wall_ns(), size);
        EXPECT_EQ(read_sound(), Paths{});
        pass(1s);
    }
    pass(1s);
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
}

TEST_F(LedgerTest, TakesAFileFromTheFutureWhenSeenUnchanged) {
    have("a/1.vcf");
    read_sound();
    have("a/1.vcf", wall_ns() + 3600 * old_ns);
    EXPECT_EQ(read_sound(), Paths{});
    pass(2s);
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
    EXPECT_EQ(read_sound(), Paths{});
}

TEST_F(LedgerTest, ReadsAFreshFileAtOnceAndAgainWhenSettled) {
    have("a/1.vcf", wall_ns());
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
    pass(2s);
    EXPECT_EQ(read_sound(), (Paths{"a/1.vcf"}));
    EXPECT_EQ(read_sound(), Paths{});
}

TEST_F(LedgerTest, KeepsTheGoodStateOfABrokenFileForTheGrace) {
    have("a/1.vcf");
    read_sound();
    pass(100s);
    have("a/1.vcf", old_ns, 2);
    ASSERT_EQ(look().read, (Paths{"a/1.vcf"}));
    EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Broken, now_), Verdict::Keep);
    EXPECT_FALSE(ledger_.all_sound());
    EXPECT_EQ(ledger_.look_again(), now_.steady + 60min);
    pass(30min);
    EXPECT_EQ(look().held, (Paths{"a/1.vcf"}));
    pass(30min);
    ASSERT_EQ(look().read, (Paths{"a/1.vcf"}));
    EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Broken, now_), Verdict::Take);
}

TEST_F(LedgerTest, TakesABrokenNewFileOnlyWhenSettled) {
    have("a/1.vcf", wall_ns());
    ASSERT_EQ(look().read.size(), 1u);
    EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Broken, now_), Verdict::Keep);
    pass(2s);
    ASSERT_EQ(look().read.size(), 1u);
    EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Broken, now_), Verdict::Take);
}

TEST_F(LedgerTest, TriesAnUnreadableFileAtEachLook) {
    have("a/1.vcf");
    for (int i = 0; i < 3; ++i) {
        ASSERT_EQ(look().read.size(), 1u);
        EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Unreadable, now_), Verdict::Keep);
        EXPECT_FALSE(ledger_.look_again());
    }
    EXPECT_EQ(read_sound().size(), 1u);
}

TEST_F(LedgerTest, DropsAVanishedFileAfterTheSettling) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    lose("a/1.vcf");
    auto decision = look();
    EXPECT_EQ(decision.drop, Paths{});
    EXPECT_EQ(decision.held, (Paths{"a/1.vcf"}));
    pass(2s);
    EXPECT_EQ(look().drop, (Paths{"a/1.vcf"}));
    EXPECT_FALSE(ledger_.look_again());
}

TEST_F(LedgerTest, ForgetsThatAFileWasGoneForAMoment) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    lose("a/1.vcf");
    (void)look();
    have("a/1.vcf");
    pass(2s);
    EXPECT_EQ(look().drop, Paths{});
    EXPECT_EQ(read_sound(), Paths{});
}

TEST_F(LedgerTest, KeepsAFolderThatTurnsEmptyForTheGraceAndSaysSoOnce) {
    have("a/1.vcf");
    have("a/2.vcf");
    have("b/3.vcf");
    read_sound();
    lose("a/1.vcf");
    lose("a/2.vcf");
    auto decision = look();
    ASSERT_EQ(decision.kept.size(), 1u);
    EXPECT_EQ(decision.kept[0].path, "a");
    EXPECT_EQ(decision.kept[0].files, 2u);
    EXPECT_EQ(ledger_.look_again(), now_.steady + 60min);
    pass(59min);
    decision = look();
    EXPECT_TRUE(decision.kept.empty());
    EXPECT_EQ(decision.drop, Paths{});
    pass(1min);
    EXPECT_EQ(look().drop, (Paths{"a/1.vcf", "a/2.vcf"}));
}

TEST_F(LedgerTest, DropsNobodyWhileAFolderFillsAgain) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    lose("a/1.vcf");
    lose("a/2.vcf");
    (void)look();
    pass(10min);
    have("a/1.vcf");
    auto decision = look();
    EXPECT_EQ(decision.drop, Paths{});
    EXPECT_EQ(decision.held, (Paths{"a/2.vcf"}));
    pass(50min);
    EXPECT_EQ(look().drop, (Paths{"a/2.vcf"}));
}

TEST_F(LedgerTest, LooksOnlyAtWhatIsBeingWritten) {
    have("a/1.vcf");
    have("a/2.vcf");
    have("b/3.vcf", wall_ns());
    read_sound();
    EXPECT_EQ(ledger_.waiting(), (Paths{"b/3.vcf"}));
    pass(2s);
    const auto decision = ledger_.look_at({listing_.files.back()}, now_);
    ASSERT_EQ(decision.read, (Paths{"b/3.vcf"}));
    EXPECT_EQ(decision.held, Paths{});
    EXPECT_EQ(decision.drop, Paths{});
    EXPECT_EQ(ledger_.judge("b/3.vcf", Content::Sound, now_), Verdict::Take);
    EXPECT_EQ(ledger_.waiting(), Paths{});
    EXPECT_FALSE(ledger_.look_again());
    EXPECT_EQ(read_sound(), Paths{});
}

TEST_F(LedgerTest, HoldsABrokenFileWhenItLooksOnlyThere) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    have("a/1.vcf", old_ns, 2);
    ASSERT_EQ(look().read, (Paths{"a/1.vcf"}));
    EXPECT_EQ(ledger_.judge("a/1.vcf", Content::Broken, now_), Verdict::Keep);
    ASSERT_EQ(ledger_.waiting(), (Paths{"a/1.vcf"}));
    pass(30min);
    EXPECT_EQ(ledger_.look_at({listing_.files.back()}, now_).held, (Paths{"a/1.vcf"}));
    EXPECT_EQ(ledger_.look_again(), now_.steady + 30min);
}

TEST_F(LedgerTest, ReadsANewAndAChangedFileWhenItLooksOnlyThere) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    have("a/1.vcf", old_ns, 2);
    have("a/3.vcf");
    const std::vector<ListedFile> stirred(listing_.files.end() - 2, listing_.files.end());
    EXPECT_EQ(ledger_.look_at(stirred, now_).read, (Paths{"a/1.vcf", "a/3.vcf"}));
}

TEST_F(LedgerTest, TakesAWholeLookForAFileThatHasGone) {
    have("a/1.vcf");
    have("a/2.vcf");
    read_sound();
    lose("a/2.vcf");
    EXPECT_EQ(look().held, (Paths{"a/2.vcf"}));
    EXPECT_FALSE(ledger_.waiting());
    pass(2s);
    EXPECT_EQ(look().drop, (Paths{"a/2.vcf"}));
    EXPECT_EQ(ledger_.waiting(), Paths{});
}

} // namespace
} // namespace kith::source
