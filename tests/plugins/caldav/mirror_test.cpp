#include "caldav/mirror.hpp"

#include "fake_server.hpp"
#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <memory>

namespace kith::caldav {

namespace {

using domain::AgendaEntry;
using Strings = std::vector<std::string>;

AgendaEntry entry(const std::string& uid, const std::string& title = "Anna", int sequence = 0) {
    AgendaEntry made;
    made.uid = uid;
    made.date = test::day("2026-12-01");
    made.title = title;
    made.state = "planned";
    made.sequence = sequence;
    return made;
}

std::string name(const std::string& uid) { return uid + ".task_k7.ics"; }

/// The mirror of an installation "k7" in a server's memory.
class MirrorTest : public ::testing::Test {
protected:
    MirrorTest() {
        settings_.traits.component = ics::CalendarTraits::Component::Task;
        begin_process();
    }
    /// What a new process knows: the ledger as it was saved.
    void begin_process() {
        ledger_ = std::make_unique<Ledger>(directory_.path() / "ledger.json", server_.url);
        mirror_ = std::make_unique<Mirror>(settings_, "k7", *ledger_);
    }
    Mirror::Report round(const std::vector<AgendaEntry>& entries) {
        server_.log.clear();
        Mirror::Report report;
        Collection collection(server_, server_.url, settings_.traits.component);
        try {
            mirror_->round(
                collection, entries, [] { return false; }, report);
        } catch (const Trouble&) {
            ledger_->save();
            throw;
        }
        ledger_->save();
        return report;
    }
    std::string& text(const std::string& uid) { return server_.objects.at(name(uid)).text; }
    /// The owner edits an object: `from` becomes `to`.
    void edit(const std::string& uid, const std::string& from, const std::string& to) {
        auto changed = text(uid);
        changed.replace(changed.find(from), from.size(), to);
        server_.put(name(uid), changed);
    }
    void complete(const std::string& uid) { edit(uid, "NEEDS-ACTION", "COMPLETED"); }

    test::TemporaryDirectory directory_;
    test::FakeServer server_;
    Settings settings_;
    std::unique_ptr<Ledger> ledger_;
    std::unique_ptr<Mirror> mirror_;
};

} // namespace

TEST_F(MirrorTest, ShowsTheAgenda) {
    EXPECT_EQ(round({entry("r-1"), entry("r-2", "Ben")}).written, 2);
    EXPECT_NE(text("r-1").find("UID:r-1.task@k7\r\n"), std::string::npos);
    EXPECT_EQ(text("r-1").find("METHOD"), std::string::npos);
    EXPECT_NE(text("r-2").find("SUMMARY:Ben"), std::string::npos);
}

TEST_F(MirrorTest, WritesNothingTwice) {
    round({entry("r-1"), entry("r-2")});
    EXPECT_EQ(round({entry("r-1"), entry("r-2")}).written, 0);
    EXPECT_EQ(server_.count("PUT"), 0U);
}

TEST_F(MirrorTest, ListsOnlyWhatHasChanged) {
    round({entry("r-1")});
    round({entry("r-1")}); // looks once more through what it wrote itself
    round({entry("r-1")});
    EXPECT_EQ(server_.log, Strings{"PROPFIND "});
}

TEST_F(MirrorTest, WritesAChangeOverItsOwnVersion) {
    round({entry("r-1")});
    round({entry("r-1", "Anna Berger", 1)});
    EXPECT_NE(text("r-1").find("SUMMARY:Anna Berger"), std::string::npos);
    EXPECT_EQ(server_.count("PUT"), 1U);
    EXPECT_EQ(server_.count("GET"), 0U);
}

TEST_F(MirrorTest, RemovesWhatHasLeftTheAgenda) {
    round({entry("r-1"), entry("r-2")});
    EXPECT_EQ(round({entry("r-2")}).removed, 1);
    EXPECT_EQ(server_.objects.size(), 1U);
    EXPECT_TRUE(server_.objects.contains(name("r-2")));
}

TEST_F(MirrorTest, LeavesWhatIsNotItsOwn) {
    const std::string foreign = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:x@home\r\n"
                                "END:VTODO\r\nEND:VCALENDAR\r\n";
    server_.put("x.ics", foreign);
    server_.put("r-9.task_other.ics", foreign);
    server_.put(name("r-8"), foreign); // our name, but not our UID
    server_.put("r-7_k7.ics", foreign);
    round({entry("r-1")});
    round({});
    EXPECT_EQ(server_.objects.size(), 4U);
    EXPECT_EQ(server_.count("GET x.ics"), 0U);
}

TEST_F(MirrorTest, SaysThatItsNameIsTaken) {
    server_.put(name("r-1"), "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:x@home\r\n"
                             "END:VTODO\r\nEND:VCALENDAR\r\n");
    const auto report = round({entry("r-1")});
    EXPECT_EQ(report.refused, 1);
    EXPECT_NE(report.refusal.find(name("r-1")), std::string::npos);
    EXPECT_NE(text("r-1").find("UID:x@home"), std::string::npos);
}

TEST_F(MirrorTest, TellsWhatTheOwnerCompletedOnceAndLeavesIt) {
    round({entry("r-1"), entry("r-2")});
    complete("r-1");
    EXPECT_EQ(round({entry("r-1"), entry("r-2")}).done, Strings{"r-1"});
    EXPECT_EQ(round({entry("r-1"), entry("r-2")}).done, Strings{});
    EXPECT_NE(text("r-1").find("COMPLETED"), std::string::npos);
    EXPECT_EQ(round({entry("r-2")}).removed, 1);
}

TEST_F(MirrorTest, TellsWhatTheOwnerCancelled) {
    round({entry("r-1")});
    edit("r-1", "NEEDS-ACTION", "CANCELLED");
    const auto report = round({entry("r-1")});
    EXPECT_EQ(report.cancelled, Strings{"r-1"});
    EXPECT_TRUE(report.done.empty());
}

TEST_F(MirrorTest, SeesACompletionThatCrossesItsOwnChange) {
    round({entry("r-1")});
    round({entry("r-1")});
    server_.before = [&](const HttpRequest& request) {
        if (request.method == "PUT" && server_.count("PUT") == 0) {
            complete("r-1");
        }
    };
    EXPECT_EQ(round({entry("r-1", "Anna", 1)}).done, Strings{"r-1"});
    EXPECT_NE(text("r-1").find("COMPLETED"), std::string::npos);
}

// A process that is killed between the ledger and the event.
TEST_F(MirrorTest, TellsACompletionAgainInTheNextProcess) {
    round({entry("r-1")});
    complete("r-1");
    round({entry("r-1")});
    begin_process();
    EXPECT_EQ(round({entry("r-1")}).done, Strings{"r-1"});
    EXPECT_EQ(round({entry("r-1")}).done, Strings{});
}

TEST_F(MirrorTest, OpensWhatTheDaemonOpensAgain) {
    round({entry("r-1")});
    complete("r-1");
    round({entry("r-1")});
    const auto report = round({entry("r-1", "Anna", 1)});
    EXPECT_EQ(report.done, Strings{});
    EXPECT_NE(text("r-1").find("NEEDS-ACTION"), std::string::npos);
}

TEST_F(MirrorTest, KeepsWhatTheOwnerAdded) {
    round({entry("r-1")});
    edit("r-1", "END:VTODO", "X-NOTE:a\\,b;c\r\nPRIORITY:1\r\nEND:VTODO");
    EXPECT_EQ(round({entry("r-1")}).written, 0) << "what the owner changed stays";
    round({entry("r-1", "Anna Berger", 1)});
    EXPECT_NE(text("r-1").find("X-NOTE:a\\,b;c\r\nPRIORITY:1\r\n"), std::string::npos);
    EXPECT_NE(text("r-1").find("SUMMARY:Anna Berger"), std::string::npos);
    EXPECT_EQ(text("r-1").find("SUMMARY:Anna\r\n"), std::string::npos);
}

TEST_F(MirrorTest, KeepsItsSequenceAboveTheOwners) {
    round({entry("r-1")});
    edit("r-1", "SEQUENCE:0", "SEQUENCE:7");
    round({entry("r-1")});
    round({entry("r-1", "Anna", 1)});
    EXPECT_NE(text("r-1").find("SEQUENCE:8\r\n"), std::string::npos) << text("r-1");
    round({entry("r-1", "Anna", 2)});
    EXPECT_NE(text("r-1").find("SEQUENCE:9\r\n"), std::string::npos) << text("r-1");
}

TEST_F(MirrorTest, ConvergesAfterALostAnswer) {
    server_.loses_answers = true;
    EXPECT_THROW(round({entry("r-1")}), Trouble);
    server_.loses_answers = false;
    EXPECT_EQ(round({entry("r-1")}).written, 0);
    server_.loses_answers = true;
    EXPECT_THROW(round({entry("r-1", "Ben", 1)}), Trouble);
    server_.loses_answers = false;
    EXPECT_EQ(round({entry("r-1", "Ben", 1)}).written, 0);
    EXPECT_EQ(server_.objects.size(), 1U);
}

TEST_F(MirrorTest, FindsItsObjectsAgainWithoutALedger) {
    round({entry("r-1"), entry("r-2")});
    std::filesystem::remove(directory_.path() / "ledger.json");
    begin_process();
    EXPECT_EQ(round({entry("r-1")}).removed, 1);
    EXPECT_EQ(server_.objects.size(), 1U);
    EXPECT_EQ(server_.count("PUT"), 0U);
}

TEST_F(MirrorTest, ReadsAgainWhatTheServerStoredOtherwise) {
    for (const bool weak : {false, true}) {
        server_.weak = weak;
        server_.tells_etag = weak;
        round({entry("r-1")});
        EXPECT_EQ(server_.count("GET"), 1U);
        round({entry("r-1", "Ben", 1)});
        EXPECT_EQ(round({entry("r-1", "Ben", 1)}).written, 0);
        EXPECT_NE(text("r-1").find("SUMMARY:Ben"), std::string::npos);
        EXPECT_EQ(round({}).removed, 1);
        EXPECT_TRUE(server_.objects.empty());
    }
}

TEST_F(MirrorTest, LeavesADeletedEntryUntilItMoves) {
    round({entry("r-1"), entry("r-2")});
    server_.erase(name("r-1"));
    const auto report = round({entry("r-1"), entry("r-2")});
    EXPECT_EQ(report.written, 0);
    EXPECT_TRUE(report.done.empty());
    EXPECT_EQ(round({entry("r-1", "Anna", 1), entry("r-2")}).written, 1);
}

TEST_F(MirrorTest, TakesADeletionForDoneWhenItIsSoSet) {
    settings_.deletion = Deletion::Done;
    begin_process();
    round({entry("r-1"), entry("r-2")});
    server_.erase(name("r-1"));
    EXPECT_EQ(round({entry("r-1"), entry("r-2")}).done, Strings{"r-1"});
    EXPECT_EQ(round({entry("r-2")}).written, 0);
}

TEST_F(MirrorTest, TakesALostCollectionForNoDeed) {
    settings_.deletion = Deletion::Done;
    begin_process();
    std::vector<AgendaEntry> agenda;
    for (int i = 0; i < 10; ++i) {
        agenda.push_back(entry("r-" + std::to_string(i)));
    }
    round(agenda);
    for (int i = 0; i < 8; ++i) {
        server_.erase(name("r-" + std::to_string(i)));
    }
    const auto report = round(agenda);
    EXPECT_EQ(report.done, Strings{});
    EXPECT_EQ(report.written, 8);
}

TEST_F(MirrorTest, DoesNotOfferARefusedEntryAgainUntilItChanges) {
    server_.refuses_puts = 415;
    const auto report = round({entry("r-1")});
    EXPECT_EQ(report.refused, 1);
    EXPECT_EQ(report.refusal, "415 Unsupported Media Type");
    EXPECT_EQ(round({entry("r-1")}).refused, 1);
    EXPECT_EQ(server_.count("PUT"), 0U);
    server_.refuses_puts = 0;
    EXPECT_EQ(round({entry("r-1", "Anna", 1)}).written, 1);
}

TEST_F(MirrorTest, WorksWithoutAMark) {
    server_.has_mark = false;
    round({entry("r-1")});
    complete("r-1");
    EXPECT_EQ(round({entry("r-1")}).done, Strings{"r-1"});
}

TEST_F(MirrorTest, GoesOnWhereItWasInterrupted) {
    std::vector<AgendaEntry> agenda;
    for (int i = 0; i < 9; ++i) {
        agenda.push_back(entry("r-" + std::to_string(i)));
    }
    Collection collection(server_, server_.url, settings_.traits.component);
    Mirror::Report report;
    int left = 4;
    mirror_->round(
        collection, agenda, [&] { return --left == 0; }, report);
    EXPECT_TRUE(report.more);
    EXPECT_EQ(server_.objects.size(), 3U);
    EXPECT_EQ(round(agenda).written, 6);
}

TEST_F(MirrorTest, KeepsTasksAndEventsApart) {
    round({entry("r-1")});
    settings_.traits.component = ics::CalendarTraits::Component::Event;
    Ledger ledger(directory_.path() / "other.json", server_.url);
    Mirror events(settings_, "k7", ledger);
    Mirror::Report report;
    Collection collection(server_, server_.url, settings_.traits.component);
    events.round(
        collection, {}, [] { return false; }, report);
    EXPECT_EQ(report.removed, 0);
    EXPECT_EQ(server_.objects.size(), 1U);
}

} // namespace kith::caldav
