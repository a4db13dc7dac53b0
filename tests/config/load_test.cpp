#include "config/load.hpp"

#include "config/render.hpp"
#include "good_sample.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace kith::config {

namespace {

using namespace std::chrono_literals;
using domain::Channel;
using domain::Configuration;
using domain::Contact;
using domain::DateKind;
using domain::InteractionKind;
using domain::Network;
using domain::Rule;
using domain::Span;
using domain::Value;
using Unit = Span::Unit;

class LoadTest : public testing::Test {
protected:
    Loaded loaded() {
        return load(directory_.path(), plugins_, recurrence::IcalCalendarReader(), "/home/anna");
    }
    /// The only thing wrong with this kith.toml.
    std::string only_fault(std::string_view kith) {
        directory_.write("kith.toml", kith);
        return render(loaded().diagnostics, Colour::Off);
    }
    std::string below(const std::string& path) {
        return (directory_.path() / path).lexically_normal().string();
    }

    test::TemporaryDirectory directory_;
    test::FakePluginDirectory plugins_ = sample_plugins();
};

class GoodSampleTest : public LoadTest {
protected:
    GoodSampleTest() {
        write_good_sample(directory_);
        auto result = loaded();
        EXPECT_EQ(render(result.diagnostics, Colour::Off), "");
        configuration_ = result.configuration.value_or(Configuration{});
    }
    Configuration configuration_;
};

TEST_F(GoodSampleTest, HasTheGeneralKeys) {
    EXPECT_EQ(configuration_.language, "de");
    EXPECT_EQ(configuration_.time_zone, "Europe/Berlin");
    EXPECT_EQ(configuration_.at, 8h + 30min);
    EXPECT_EQ(configuration_.leap_day, domain::LeapDay::Mar1);
}

TEST_F(GoodSampleTest, HasTheChannels) {
    domain::DigestHours hours{7h + 15min, {}};
    hours.days.insert(std::chrono::Monday);
    hours.days.insert(std::chrono::Thursday);
    const domain::ChannelHours working{8h, 18h, domain::Weekdays::workdays()};
    const std::vector<Channel> expected = {
        {"desktop",
         "desktop",
         std::nullopt,
         working,
         domain::Drill::Never,
         domain::Take::Ask,
         Value::Object{},
         {"kith.toml", 28, 1}},
        {"mail",
         "email",
         hours,
         std::nullopt,
         domain::Drill::Never,
         domain::Take::Ask,
         Value::Object{{"to", Value::Array{"anna@example.org"}},
                       {"port", 25},
                       {"password_file", "/home/anna/secret/mail"}},
         {"kith.toml", 33, 1}},
        {"calendar",
         "calendar",
         std::nullopt,
         std::nullopt,
         domain::Drill::Never,
         domain::Take::Ask,
         Value::Object{{"file", below("../feed.ics")}},
         {"kith.toml", 42, 1}}};
    EXPECT_EQ(configuration_.channels, expected);
}

TEST_F(GoodSampleTest, HasTheSourcesWithTheirPathsResolved) {
    const std::vector<Channel> expected = {
        {"address-book",
         "vcard",
         std::nullopt,
         std::nullopt,
         domain::Drill::Never,
         domain::Take::Ask,
         Value::Object{{"directories", Value::Array{below("book"), "/srv/cards/"}},
                       {"books", Value::Object{{"private", "/home/anna"}}}},
         {"kith.toml", 47, 1}}};
    EXPECT_EQ(configuration_.sources, expected);
}

TEST_F(GoodSampleTest, HasThePace) {
    using domain::parse_date;
    const auto date = [](const char* text) { return parse_date(text).value(); };
    domain::Pace expected;
    expected.people_per_day = 3;
    expected.days = domain::Weekdays::workdays();
    expected.holidays = {date("2026-10-03")};
    expected.quiet = {{date("2026-12-24"), date("2026-12-24")},
                      {date("2026-12-27"), date("2027-01-06")}};
    expected.pauses = {{0, "", {date("2026-08-01"), date("2026-08-20")}, "Renate"},
                       {0, "network:Kammer", {date("2026-09-01"), date("2026-09-10")}, ""},
                       {0, "anna-berger", {date("2026-10-01"), date("2026-10-02")}, ""}};
    EXPECT_EQ(configuration_.pace, expected);
}

TEST_F(GoodSampleTest, HasTheNetworks) {
    domain::Membership membership;
    membership.since = domain::parse_date("2019-04-01");
    membership.number = "4711";
    membership.dues = domain::parse_date_rule("31 March");
    membership.amount = "120 EUR";
    membership.assembly = domain::parse_date_rule("third Sunday of June");
    membership.notice = domain::parse_date_rule("3 months before 31 December");
    membership.benefits = {{"Rechtsberatung", domain::parse_date_rule("30 November")},
                           {"Fachzeitschrift", std::nullopt}};
    const std::vector<Network> expected = {
        {"Alte Freunde", domain::NetworkType::Informal, domain::Participation::Active, "", {}},
        {"Kammer", domain::NetworkType::Institutional, domain::Participation::Passive,
         "Beitrag bis 31. März", membership}};
    EXPECT_EQ(configuration_.networks, expected);
}

TEST_F(GoodSampleTest, HasTheInstitutionsAndAlliances) {
    EXPECT_EQ(configuration_.institutions,
              (std::vector<domain::Institution>{{"Diakonie", "Träger"}}));
    EXPECT_EQ(configuration_.alliances, (std::vector<domain::Alliance>{{"Wohnen zuerst",
                                                                        "gemeinsame Notwohnungen",
                                                                        {"Diakonie"},
                                                                        {"Berta Klein"},
                                                                        {"Anna Berger"},
                                                                        "Vertrag von 2024"}}));
}

/// What a rule says besides for whom.
template <class Terms> Terms terms_of(const Configuration& configuration, std::string_view name) {
    for (const auto& rule : configuration.rules) {
        if (rule.name == name) {
            return std::get<Terms>(rule.terms);
        }
    }
    throw std::out_of_range("no such rule");
}

TEST_F(GoodSampleTest, HasTheDuties) {
    domain::Duty dues;
    dues.of = domain::MembershipDate::Dues;
    dues.before = Span{1, Unit::Weeks};
    dues.ahead = {{4, Unit::Weeks}, {0, Unit::Days}};
    EXPECT_EQ(terms_of<domain::Duty>(configuration_, "dues"), dues);
    domain::Duty report;
    report.on = domain::parse_date_rule("last working day of November");
    report.ahead = {{0, Unit::Days}};
    report.text = "Jahresbericht";
    EXPECT_EQ(terms_of<domain::Duty>(configuration_, "report"), report);
    const auto audit = terms_of<domain::Duty>(configuration_, "audit");
    const auto& recurrence =
        std::get<std::shared_ptr<const domain::Recurrence>>(audit.on.value().day);
    EXPECT_EQ(recurrence->next(domain::parse_date("2026-05-13").value()),
              domain::parse_date("2028-05-09"));
}

TEST_F(GoodSampleTest, HasTheRulesOfBalanceAndPresence) {
    EXPECT_EQ(terms_of<domain::GiveBack>(configuration_, "give-back"),
              (domain::GiveBack{2, {6, Unit::Months}}));
    EXPECT_EQ(terms_of<domain::Presence>(configuration_, "quiet-alliance"),
              (domain::Presence{domain::SubjectKind::Alliance, {3, Unit::Months}, 2}));
    EXPECT_EQ(terms_of<domain::Occasion>(configuration_, "memorial").date, DateKind::Death);
}

TEST_F(GoodSampleTest, HasTheRules) {
    Rule friends;
    friends.name = "friends";
    friends.who.networks = {"Alte Freunde"};
    friends.who.tags = {"choir", "hiking"};
    friends.who.importance = domain::Importance::High;
    friends.except.names = {"Berta Klein"};
    friends.terms = domain::KeepInTouch{{{6, Unit::Weeks}, Span{3, Unit::Months}}};
    friends.channels = {"mail"};
    friends.at = 18h;
    friends.max_late = Span{0, Unit::Days};
    friends.location = {"rules.toml", 2, 1};
    Rule meetings;
    meetings.name = "after-meetings";
    meetings.who.network_type = domain::NetworkType::Institutional;
    meetings.who.participation = domain::Participation::Passive;
    meetings.who.languages = {"de"};
    meetings.who.institutions = {"Diakonie"};
    meetings.terms =
        domain::FollowUp{{InteractionKind::Meeting, InteractionKind::Event}, {3, Unit::Days}};
    meetings.location = {"rules.toml", 13, 1};
    Rule birthdays;
    birthdays.name = "birthdays";
    birthdays.terms = domain::Occasion{DateKind::Birthday, "", {{7, Unit::Days}, {0, Unit::Days}}};
    birthdays.location = {"rules.toml", 20, 1};
    Rule first_days;
    first_days.name = "first-days";
    first_days.terms = domain::Occasion{DateKind::Custom, "First day at work", {{0, Unit::Days}}};
    first_days.location = {"rules.toml", 27, 1};
    ASSERT_GE(configuration_.rules.size(), 4U);
    configuration_.rules.resize(4); // the others have tests of their own
    EXPECT_EQ(configuration_.rules, (std::vector<Rule>{friends, meetings, birthdays, first_days}));
}

TEST_F(GoodSampleTest, HasTheContacts) {
    Contact anna;
    anna.id = "anna-berger";
    anna.name = "Anna Berger";
    anna.emails = {"anna@example.org", "anna@work.example"};
    anna.phones = {"+49 228 1234"};
    anna.dates = {{DateKind::Birthday, "", {1986, 11, 27}},
                  {DateKind::Anniversary, "", {2010, 6, 9}},
                  {DateKind::NameDay, "", {std::nullopt, 7, 26}},
                  {DateKind::Custom, "First day at work", {2019, 4, 1}},
                  {DateKind::Death, "", {std::nullopt, 1, 2}}};
    anna.institutions = {"Diakonie", "Stadt Bonn"};
    anna.networks = {"Alte Freunde", "Kammer"};
    anna.tags = {"choir"};
    anna.importance = domain::Importance::High;
    anna.time_zone = "America/New_York";
    anna.language = "de-AT";
    anna.cadence = {{2, Unit::Months}, Span{1, Unit::Years}};
    anna.leap_day = domain::LeapDay::Feb28;
    anna.deceased = true;
    anna.note = "moved über Köln to Bonn";
    anna.last_contact = domain::parse_date("2026-01-15");
    Contact card;
    card.id = "4fbe8971"; // as the plugin names a card
    card.cadence = {{1, Unit::Weeks}, std::nullopt};
    EXPECT_EQ(configuration_.contacts, (std::vector<Contact>{anna, card}));
}

TEST_F(GoodSampleTest, AsksEachPluginOnce) {
    EXPECT_EQ(plugins_.asked, (std::map<std::string, int>{
                                  {"calendar", 1}, {"desktop", 1}, {"email", 1}, {"vcard", 1}}));
}

TEST_F(LoadTest, ReadsEveryContactFileAndNoOther) {
    for (const char* name : {"b.toml", "a.toml", ".hidden.toml", "a.toml~", "notes.txt"}) {
        directory_.write(std::filesystem::path("contacts") / name,
                         std::string("[[contact]]\nname = \"") + name + "\"\n");
    }
    directory_.write("contacts.toml", "[[contact]]\nname = \"first\"\n");
    const auto result = loaded();
    EXPECT_EQ(result.files,
              (std::vector<std::string>{"contacts.toml", "contacts/a.toml", "contacts/b.toml"}));
    ASSERT_TRUE(result.configuration);
    EXPECT_EQ(result.configuration->contacts.size(), 3U);
}

TEST_F(LoadTest, GivesDefaultsAndAWarningForAnEmptyDirectory) {
    const auto result = loaded();
    ASSERT_TRUE(result.configuration);
    EXPECT_EQ(*result.configuration, Configuration{});
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].severity, domain::Diagnostic::Severity::Warning);
    EXPECT_TRUE(result.files.empty());
}

TEST_F(LoadTest, TakesADirectoryThatIsNotThereForAnEmptyOne) {
    EXPECT_TRUE(load(directory_.path() / "none", plugins_, recurrence::IcalCalendarReader(), "/")
                    .configuration);
}

TEST_F(LoadTest, NamesTheAbsolutePathForARelativePlugin) {
    const auto said = only_fault("[[channel]]\nname = \"x\"\nplugin = \"bin/../x/plugin\"\n");
    EXPECT_NE(said.find("mend: write \"" + below("x/plugin") + "\""), std::string::npos) << said;
}

TEST_F(LoadTest, TakesAPluginByItsPath) {
    plugins_.add("/opt/kith/pager").sink = true;
    EXPECT_EQ(only_fault("[[channel]]\nname = \"x\"\nplugin = \"/opt/kith/pager\"\n"), "");
}

TEST_F(LoadTest, RefusesWhatIsNoRegularFile) {
    ASSERT_EQ(::mkfifo((directory_.path() / "rules.toml").c_str(), 0600), 0);
    directory_.write("contacts", "a file where a folder belongs");
    std::filesystem::create_symlink("nowhere", directory_.path() / "networks.toml");
    const auto result = loaded();
    EXPECT_FALSE(result.configuration);
    EXPECT_EQ(render(result.diagnostics, Colour::Off).substr(0, 73),
              "contacts:1:1: error: the folder contacts cannot be read: Not a directory\n");
    EXPECT_EQ(result.diagnostics.size(), 4U);
}

// F44
TEST_F(LoadTest, RefusesAFileThatIsTooLarge) {
    directory_.write("rules.toml", std::string(1024 * 1024 + 1, '#'));
    directory_.write("contacts.toml", std::string(1024 * 1024 + 1, '#'));
    const auto result = loaded();
    ASSERT_EQ(result.diagnostics.size(), 2U);
    EXPECT_EQ(result.diagnostics[1].what, "rules.toml is larger than 1 MiB");
}

TEST_F(LoadTest, CallsNothingUnknownThatABrokenFileMayHold) {
    write_good_sample(directory_);
    directory_.write("networks.toml", "[[network\n");
    directory_.write("kith.toml", "language = \n");
    const auto result = loaded();
    EXPECT_EQ(result.diagnostics.size(), 2U) << render(result.diagnostics, Colour::Off);
}

TEST_F(LoadTest, StopsCountingFaultsWhereNoReaderGetsTo) {
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "[[contact]]\n";
    }
    directory_.write("contacts.toml", text);
    const auto result = loaded();
    EXPECT_EQ(result.diagnostics.size(), 1001U);
    EXPECT_EQ(result.diagnostics.back().what, "there are 4001 more faults");
}

TEST_F(LoadTest, ReadsHowOftenAChannelIsTried) {
    directory_.write("kith.toml", "[[channel]]\nname = \"mail\"\nplugin = \"desktop\"\n"
                                  "drill = \"monthly\"\n");
    const auto result = loaded();
    ASSERT_TRUE(result.configuration);
    EXPECT_EQ(result.configuration->channels.at(0).drill, domain::Drill::Monthly);
}

TEST_F(LoadTest, ReadsWhatBecomesOfWhatASourceProposes) {
    directory_.write("kith.toml", "[[source]]\nname = \"book\"\nplugin = \"vcard\"\n"
                                  "[[source]]\nname = \"agenda\"\nplugin = \"vcard\"\n"
                                  "take = \"at once\"\n"
                                  "[[source]]\nname = \"mails\"\nplugin = \"vcard\"\n"
                                  "take = \"ask\"\n");
    const auto result = loaded();
    ASSERT_TRUE(result.configuration);
    const auto& sources = result.configuration->sources;
    EXPECT_EQ(sources.at(0).take, domain::Take::Ask);
    EXPECT_EQ(sources.at(1).take, domain::Take::AtOnce);
    EXPECT_EQ(sources.at(2).take, domain::Take::Ask);
}

TEST_F(LoadTest, ReadsTenThousandContacts) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
        text += "[[contact]]\nname = \"Person " + std::to_string(i) + "\"\nbirthday = 1986-11-27\n";
    }
    directory_.write("contacts.toml", text);
    const auto result = loaded();
    ASSERT_TRUE(result.configuration);
    EXPECT_EQ(result.configuration->contacts.size(), 10'000U);
}

} // namespace

} // namespace kith::config
