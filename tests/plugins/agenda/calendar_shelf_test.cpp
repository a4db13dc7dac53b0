#include "agenda/calendar_shelf.hpp"

#include "plugins/agenda/calendars.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include <sys/stat.h>

namespace kith::agenda {
namespace {

namespace fs = std::filesystem;
using source::Moment;
using test::calendar_text;
using test::day;
using test::event_text;

std::string meeting(const std::string& uid, const std::string& more = "") {
    return calendar_text(more + event_text("UID:" + uid + "\nDTSTART:20261203T090000Z"));
}

class CalendarShelfTest : public testing::Test {
protected:
    CalendarShelf shelf(std::vector<std::string> paths) {
        CalendarShelf::Settings settings;
        settings.paths = std::move(paths);
        return CalendarShelf(settings);
    }
    CalendarShelf::Report refresh(CalendarShelf& shelf, std::chrono::seconds later = {}) {
        now_.steady += later;
        now_.wall += later;
        return shelf.refresh(now_, day(test::today), diary_);
    }
    std::set<std::string> evidence() {
        std::set<std::string> all;
        for (const auto& [key, each] : diary_.plan(day(test::today), {}).proposals) {
            all.insert(each.evidence);
        }
        return all;
    }
    std::size_t meetings() { return diary_.plan(day(test::today), {}).proposals.size(); }

    test::TemporaryDirectory home_;
    Diary diary_{test::diary_settings()};
    // An hour after the files are written: nothing is still being written.
    Moment now_{Moment::Steady() + std::chrono::hours(1000),
                std::chrono::system_clock::now() + std::chrono::hours(1)};
};

TEST_F(CalendarShelfTest, ReadsFoldersTheFoldersInThemAndFiles) {
    home_.write("vdir/work/a.ics", meeting("a"));
    home_.write("vdir/b.ics", meeting("b"));
    home_.write("vdir/work/notes.txt", "no");
    home_.write("vdir/.hidden/c.ics", meeting("c"));
    home_.write("export.calendar", meeting("d"));
    auto calendars = shelf({home_.path() / "vdir/", home_.path() / "export.calendar"});
    const auto report = refresh(calendars);
    EXPECT_EQ(report.read, 3u);
    EXPECT_TRUE(report.is_whole);
    EXPECT_EQ(meetings(), 3u);
    EXPECT_EQ(evidence(),
              (std::set<std::string>{"Calendar work", "Calendar vdir", "Calendar export"}));
}

TEST_F(CalendarShelfTest, CallsACalendarAsItsOwnerDoes) {
    home_.write("a1b2/a.ics", meeting("a"));
    home_.write("a1b2/displayname", "Familie\n");
    home_.write("a1b2/b.ics", meeting("b", "X-WR-CALNAME:Chor\n"));
    auto calendars = shelf({home_.path()});
    (void)refresh(calendars);
    EXPECT_EQ(evidence(), (std::set<std::string>{"Calendar Familie", "Calendar Chor"}));
}

TEST_F(CalendarShelfTest, ReadsOnlyWhatChanged) {
    home_.write("a.ics", meeting("a"));
    home_.write("b.ics", meeting("b"));
    auto calendars = shelf({home_.path()});
    EXPECT_EQ(refresh(calendars).read, 2u);
    home_.write("new", meeting("c") + "\r\n");
    fs::rename(home_.path() / "new", home_.path() / "b.ics");
    EXPECT_EQ(refresh(calendars, std::chrono::seconds(10)).read, 1u);
    EXPECT_EQ(meetings(), 2u);
}

TEST_F(CalendarShelfTest, KeepsTheLastGoodStateOfAFileThatIsCutOff) {
    home_.write("a.ics", meeting("a"));
    auto calendars = shelf({home_.path()});
    (void)refresh(calendars);
    const auto half = meeting("z").substr(0, 120);
    home_.write("a.ics", half);
    const auto report = refresh(calendars, std::chrono::seconds(10));
    EXPECT_EQ(meetings(), 1u);
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].file, (home_.path() / "a.ics").string());
}

TEST_F(CalendarShelfTest, KeepsTheEventsOfAFolderThatTurnsEmptyForItsGrace) {
    home_.write("work/a.ics", meeting("a"));
    auto calendars = shelf({home_.path()});
    (void)refresh(calendars);
    fs::remove(home_.path() / "work/a.ics");
    const auto report = refresh(calendars, std::chrono::seconds(10));
    EXPECT_EQ(meetings(), 1u);
    EXPECT_EQ(report.faults.at(0).fault.text,
              "this folder has turned empty or vanished: the meetings of its 1 files are kept for "
              "60 minutes");
    ASSERT_TRUE(calendars.look_again());
    (void)refresh(calendars, std::chrono::hours(2));
    EXPECT_EQ(meetings(), 0u);
}

TEST_F(CalendarShelfTest, DropsAnEventThatIsDeleted) {
    home_.write("work/a.ics", meeting("a"));
    home_.write("work/b.ics", meeting("b"));
    auto calendars = shelf({home_.path()});
    (void)refresh(calendars);
    fs::remove(home_.path() / "work/a.ics");
    (void)refresh(calendars, std::chrono::seconds(10));
    (void)refresh(calendars, std::chrono::seconds(10));
    EXPECT_EQ(meetings(), 1u);
}

TEST_F(CalendarShelfTest, IsNotWholeBeforeEveryPlaceHasShownItsCalendars) {
    home_.write("work/a.ics", meeting("a"));
    auto calendars = shelf({home_.path() / "work", home_.path() / "later.ics"});
    auto report = refresh(calendars);
    EXPECT_FALSE(report.is_whole);
    ASSERT_EQ(report.unreadable.size(), 1u);
    EXPECT_EQ(report.unreadable[0].reason, "No such file or directory");
    home_.write("later.ics", meeting("b"));
    EXPECT_TRUE(refresh(calendars, std::chrono::seconds(10)).is_whole);
}

TEST_F(CalendarShelfTest, IsWholeAfterTheGraceInAnyCase) {
    auto calendars = shelf({home_.path()});
    EXPECT_FALSE(refresh(calendars).is_whole);
    ASSERT_TRUE(calendars.look_again());
    EXPECT_TRUE(refresh(calendars, std::chrono::hours(2)).is_whole);
}

TEST_F(CalendarShelfTest, IsNotHeldUpByPipesLoopsAndGiants) {
    home_.write("a.ics", meeting("a"));
    ASSERT_EQ(::mkfifo((home_.path() / "pipe.ics").c_str(), 0600), 0);
    ASSERT_EQ(::mkfifo((home_.path() / "named").c_str(), 0600), 0);
    fs::create_symlink(home_.path() / "loop.ics", home_.path() / "loop.ics");
    fs::create_directory_symlink(home_.path(), home_.path() / "self");
    fs::create_directory(home_.path() / "folder.ics");
    std::ofstream(home_.path() / "giant.ics").put('x');
    fs::resize_file(home_.path() / "giant.ics", 17u << 20);
    auto calendars = shelf({home_.path(), home_.path() / "named"});
    const auto report = refresh(calendars);
    EXPECT_EQ(meetings(), 1u);
    EXPECT_EQ(report.unreadable.size(), 1u);
}

TEST_F(CalendarShelfTest, ListensWhereChangesComeFrom) {
    home_.write("cal/a.ics", meeting("a"));
    home_.write("single/export.calendar", meeting("b"));
    auto calendars = shelf({home_.path() / "cal", home_.path() / "single/export.calendar"});
    (void)refresh(calendars);
    const auto& places = calendars.places();
    const auto watched = places.watched(calendars.listing());
    EXPECT_EQ(watched.folders,
              (std::vector<std::string>{home_.path() / "cal", home_.path() / "single"}));
    const auto matters = [&](const char* folder, const char* name) {
        return places.matters(home_.path() / folder, name, source::EntryKind::File);
    };
    EXPECT_TRUE(matters("cal", "b.ics"));
    EXPECT_FALSE(matters("cal", "b.tmp"));
    EXPECT_TRUE(matters("single", "export.calendar"));
    EXPECT_FALSE(matters("single", "letter.txt"));
}

TEST(CalendarFileTest, IsKnownByItsName) {
    EXPECT_TRUE(is_calendar_file("a.ics"));
    EXPECT_TRUE(is_calendar_file("a.ICS"));
    EXPECT_TRUE(is_calendar_file("a.ical"));
    EXPECT_FALSE(is_calendar_file("a.ics.tmp"));
    EXPECT_FALSE(is_calendar_file("ics"));
}

} // namespace
} // namespace kith::agenda
