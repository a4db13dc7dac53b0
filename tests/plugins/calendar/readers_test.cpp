#include "calendar/ics/writer.hpp"
#include "plugins/calendar/command.hpp"
#include "plugins/calendar/entries.hpp"
#include "plugins/calendar/ics/reading.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <libical/ical.h>
#include <memory>
#include <random>

/// Our feeds in the programs and libraries that people read calendars with.
namespace kith::ics {

namespace {

using std::chrono::year;

/// Titles that real people and real enemies have, on days that hurt.
std::vector<domain::AgendaEntry> entries() {
    const std::vector<std::string> titles{
        "Anna Berger: Geburtstag",
        "Jürgen Groß; ruf an, bitte\\ heute",
        "Зоя Ивановна — позвонить, пожалуйста: она давно ждёт звонка и очень обрадуется",
        "李小龍 🎂 生日快樂 李小龍 🎂 生日快樂 李小龍 🎂 生日快樂",
        "line\nbreak\r\nand\ttab\x07",
        "\xFF\xFE broken \xC3",
        "BEGIN:VCALENDAR\r\nEND:VEVENT",
        "",
        "   ",
        "\\n \\, \\;",
        "\"quoted\":'x'=^n",
        std::string(3000, 'x'),
        "مرحبا \u202E bidi",
        "\u2028\u0085between\u2029"};
    std::vector<domain::AgendaEntry> result;
    std::minstd_rand random(1);
    for (std::size_t i = 0; i < 300; ++i) {
        const auto day = domain::plus_days(year(2027) / 1 / 1, static_cast<int>(i));
        const std::string uid = "r-" + std::to_string(1000 + i);
        auto entry = i % 3 == 0 ? test::timed(uid, day) : test::whole_day(uid, day);
        entry.title = titles[i % titles.size()] + static_cast<char>(i % 256); // F53: every byte
        if (i >= 100) { // bytes from everywhere
            for (int n = 0; n < 60; ++n) {
                entry.title += static_cast<char>(random() % 256);
            }
        }
        entry.reasons.push_back(entry.title);
        entry.categories.push_back(entry.title);
        entry.note = entry.title;
        entry.reach.push_back(entry.title);
        result.push_back(std::move(entry));
    }
    result.push_back(test::whole_day("leap", year(2028) / 2 / 29));
    return result;
}

CalendarTraits traits(CalendarTraits::Component component) {
    CalendarTraits traits;
    traits.instance = "k7f3";
    traits.component = component;
    traits.name = "kith, und; mehr";
    traits.description = "Wer heute dran ist\\";
    traits.colour = find_colour("teal");
    traits.refresh = std::chrono::hours(1);
    traits.notes = traits.alarms = traits.is_private = true;
    return traits;
}

class ReadersTest : public testing::Test {
protected:
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
        return directory_.write(name, text).string();
    }
    [[nodiscard]] test::CommandResult khal(const std::string& arguments) const {
        return test::run("cd " + directory_.path().string() +
                         " && LC_ALL=C.UTF-8 TZ=UTC khal -c khal.conf " + arguments + " 2>&1");
    }
    [[nodiscard]] std::string calcurse(const std::string& file) const {
        const auto data = directory_.path() / "calcurse";
        std::filesystem::create_directories(data);
        return test::run("TMPDIR=" + directory_.path().string() + " LC_ALL=C.UTF-8 calcurse -D " +
                         data.string() + " -C " + data.string() + " -i " + file +
                         " 2>&1 < /dev/null")
            .output;
    }
    [[nodiscard]] domain::Value python(const std::string& reader, const std::string& text) const {
        const auto result = test::run("/usr/bin/python3 " KITH_TEST_SOURCES "/read_calendar.py " +
                                      reader + ' ' + write("python.ics", text));
        EXPECT_EQ(result.status, 0) << reader;
        return wire::parse_json(result.output);
    }
    /// Every entry, and every text as it was written. `backslashes`: false for a reader that takes
    /// the `\\\\n` of an escaped backslash and an n for a line break (python3-icalendar 4.0.3).
    static void expect_all(const domain::Value& read, const std::string& text, bool backslashes) {
        const auto uids = test::values(text, "UID");
        const auto titles = test::values(text, "SUMMARY");
        EXPECT_EQ(uids.size(), entries().size());
        ASSERT_EQ(read.as_array().size(), uids.size());
        for (std::size_t i = 0; i < uids.size(); ++i) {
            const auto& entry = read.as_array()[i].as_array();
            EXPECT_EQ(entry[0].as_string(), uids[i]);
            const auto title = test::unescaped(titles[i]).value();
            if (backslashes || title.find('\\') == std::string::npos) {
                EXPECT_EQ(entry[1].as_string(), title);
            }
        }
    }

    test::TemporaryDirectory directory_;
    std::string events_ = calendar_object(entries(), traits(CalendarTraits::Component::Event));
    std::string tasks_ = calendar_object(entries(), traits(CalendarTraits::Component::Task));
    std::string empty_ = calendar_object({}, traits(CalendarTraits::Component::Event));
};

/// Counts what libical could not read, and collects the summaries it did.
int icalendar_errors(icalcomponent* component, std::vector<std::string>& summaries) {
    int errors = icalcomponent_count_errors(component);
    const auto kind = icalcomponent_isa(component);
    if (kind == ICAL_VEVENT_COMPONENT || kind == ICAL_VTODO_COMPONENT) {
        summaries.emplace_back(icalcomponent_get_summary(component));
    }
    for (auto* child = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
         child != nullptr;
         child = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        errors += icalendar_errors(child, summaries);
    }
    return errors;
}

} // namespace

// F53
TEST_F(ReadersTest, KhalTakesEveryEvent) {
    const std::string formats = "timeformat = %H:%M\ndateformat = %Y-%m-%d\n"
                                "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
                                "longdatetimeformat = %Y-%m-%d %H:%M\n";
    (void)write("khal.conf", "[calendars]\n[[kith]]\npath = vdir\ntype = calendar\n[locale]\n"
                             "local_timezone = UTC\ndefault_timezone = UTC\n" +
                                 formats + "[sqlite]\npath = " +
                                 (directory_.path() / "khal.db").string() + '\n');
    std::filesystem::create_directory(directory_.path() / "vdir");
    (void)write("events.ics", events_);
    const auto imported = khal("import --batch -a kith events.ics");
    EXPECT_EQ(imported.status, 0) << imported.output;
    EXPECT_EQ(imported.output, "");
    const auto vdir = directory_.path() / "vdir";
    EXPECT_EQ(
        static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(vdir), {})),
        entries().size());
    const auto listed = khal("list 2027-01-01 2027-01-02");
    EXPECT_EQ(listed.status, 0);
    EXPECT_NE(listed.output.find("08:00-08:15 Anna Berger: Geburtstag"), std::string::npos)
        << listed.output;
    EXPECT_NE(khal("list 2028-02-29 2028-02-29").output.find("Geburtstag"), std::string::npos);
    (void)write("empty.ics", empty_);
    EXPECT_EQ(khal("import --batch -a kith empty.ics").status, 0);
}

// F53
TEST_F(ReadersTest, CalcurseSkipsNothing) {
    for (const auto* text : {&events_, &tasks_, &empty_}) {
        const auto said = calcurse(write("calcurse.ics", *text));
        EXPECT_NE(said.find(" 0 skipped"), std::string::npos) << said;
    }
    EXPECT_NE(calcurse(write("calcurse.ics", tasks_)).find(" 301 todos "), std::string::npos);
}

// F53
TEST_F(ReadersTest, PythonsIcalendarReadsEveryText) {
    expect_all(python("icalendar", events_), events_, false);
    expect_all(python("icalendar", tasks_), tasks_, false);
    EXPECT_TRUE(python("icalendar", empty_).as_array().empty());
}

// F53
TEST_F(ReadersTest, PythonsVobjectReadsEveryText) {
    expect_all(python("vobject", events_), events_, true);
    expect_all(python("vobject", tasks_), tasks_, true);
    EXPECT_TRUE(python("vobject", empty_).as_array().empty());
}

// F53
TEST_F(ReadersTest, LibicalFindsNoFault) {
    for (const auto* text : {&events_, &tasks_, &empty_}) {
        const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
            icalparser_parse_string(text->c_str()), &icalcomponent_free);
        ASSERT_NE(calendar, nullptr);
        EXPECT_EQ(icalcomponent_isa(calendar.get()), ICAL_VCALENDAR_COMPONENT);
        std::vector<std::string> summaries;
        EXPECT_EQ(icalendar_errors(calendar.get(), summaries), 0);
        std::vector<std::string> expected;
        for (const auto& summary : test::values(*text, "SUMMARY")) {
            expected.push_back(test::unescaped(summary).value());
        }
        EXPECT_EQ(summaries, expected);
        const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> again(
            icalcomponent_as_ical_string_r(calendar.get()), &icalmemory_free_buffer);
        EXPECT_EQ(std::string(again.get()).find("X-LIC-ERROR"), std::string::npos);
    }
}

} // namespace kith::ics
