// Whatever stands in the files: no crash, and a configuration exactly when there is no error.

#include "config/load.hpp"
#include "good_sample.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kith::config {

namespace {

const std::vector<std::string> files = {"kith.toml", "networks.toml", "rules.toml",
                                        "contacts/friends.toml"};
const std::vector<std::string> originals = {good_kith, good_networks, good_rules, good_contacts};

bool is_sound(const Loaded& loaded) {
    bool has_error = false;
    for (const auto& diagnostic : loaded.diagnostics) {
        has_error |= diagnostic.severity == domain::Diagnostic::Severity::Error;
        if (diagnostic.where.line < 1 || diagnostic.where.column < 1 || diagnostic.mend.empty()) {
            return false;
        }
    }
    return loaded.configuration.has_value() != has_error;
}

Loaded load_instead_of(std::size_t file, std::string_view text) {
    const test::TemporaryDirectory directory;
    write_good_sample(directory);
    directory.write(files[file], text);
    auto plugins = sample_plugins();
    return load(directory.path(), plugins, recurrence::IcalCalendarReader(), "/home/anna");
}

/// Pieces that mean something to TOML or to kith.
rc::Gen<std::string> piece() {
    return rc::gen::oneOf(
        rc::gen::element<std::string>(
            "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "\"", "'", "#", "\"\"\"", "'''", "\\",
            "\n", "\r\n", "\r", "ü", "€", "\u00A0", "\xff", "\xc3", "\xef\xbb\xbf", "\u2028", "-",
            "_", "+", "0", "1e9", "inf", "nan", "true", "1979-05-27", "07:32:00", "[[rule]]",
            "[[contact]]", "name = ", "every = \"", "[[alliance]]", "[network.membership]",
            "[pace]", "[[pause]]", "rrule = \"FREQ=DAILY\"", "before ", "FREQ=", "{}", "[]",
            "\\u0000", "\\U0010FFFF", "99999999999999999999"),
        rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
}

// F44
TEST(HostileInputTest, MutatedConfigurationsNeverCrash) {
    EXPECT_TRUE(rc::check("no mutation crashes; without an error there is a configuration", [] {
        const auto file = *rc::gen::inRange<std::size_t>(0, files.size());
        auto text = originals[file];
        const auto changes = *rc::gen::inRange(1, 6);
        for (int i = 0; i < changes; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
            const auto dropped = *rc::gen::inRange<std::size_t>(0, 8);
            text.replace(at, std::min(dropped, text.size() - at), *piece());
        }
        RC_ASSERT(is_sound(load_instead_of(file, text)));
    }));
}

TEST(HostileInputTest, ValuesOfEveryTypeAnywhereNeverCrash) {
    EXPECT_TRUE(rc::check("no value of whatever type crashes", [] {
        const auto file = *rc::gen::inRange<std::size_t>(0, files.size());
        auto text = originals[file];
        std::vector<std::size_t> values;
        for (auto at = text.find(" = "); at != text.npos; at = text.find(" = ", at + 1)) {
            values.push_back(at + 3);
        }
        const auto at = *rc::gen::elementOf(values);
        const auto value = *rc::gen::element<std::string>(
            "0", "-1", "9223372036854775807", "1.5", "nan", "true", "[]", "[[]]", "[{}]", "{}",
            "\"\"", "\"x\"", "1986-11-27", "08:00:00", "1986-11-27T08:00:00Z", "[1, \"a\", []]",
            "{ at = {} }", "{ from = 1 }", "[[{ on = [] }]]", "\"\\u0000\"", "'''\n'''");
        text.replace(at, text.find('\n', at) - at, value);
        RC_ASSERT(is_sound(load_instead_of(file, text)));
    }));
}

// F44
TEST(HostileInputTest, KnownWaysToHurtAParserEndInAnError) {
    std::string dotted = "a";
    for (int i = 0; i < 100'000; ++i) {
        dotted += ".a";
    }
    std::string tables;
    for (int i = 0; i < 100'000; ++i) {
        tables += "{a=";
    }
    const std::vector<std::string> inputs = {"[.==",
                                             "[[.",
                                             "[ ",
                                             "x = " + std::string(100'000, '['),
                                             "x = " + tables,
                                             dotted + " = 1",
                                             "[" + dotted + "]",
                                             "[[" + dotted + "]]",
                                             std::string(100'000, '['),
                                             "x = \"" + std::string(900'000, 'a'),
                                             "x = " + std::string(100'000, '9'),
                                             std::string(100'000, 'k'),
                                             std::string("x = \"\0\"", 8),
                                             "\xef\xbb\xbf\xef\xbb\xbfx = 1",
                                             "x = \"\"\"\\\nü",
                                             "ü = 1",
                                             "x = ü",
                                             "x = 1 ü",
                                             "x = \"\\uD800\"",
                                             "\r",
                                             "x = 1\rz = 2"};
    for (const auto& input : inputs) {
        const auto loaded = load_instead_of(2, input);
        EXPECT_TRUE(is_sound(loaded)) << input.substr(0, 40);
        EXPECT_FALSE(loaded.configuration) << input.substr(0, 40);
    }
}

// F44
TEST(HostileInputTest, ALongListIsJudgedInReasonableSteps) {
    std::string list = "[[contact]]\nname = \"Anna\"\ntags = [";
    for (int i = 0; i < 100'000; ++i) {
        list += "\"t" + std::to_string(i) + "\", ";
    }
    const auto loaded = load_instead_of(3, list + "]\n");
    ASSERT_FALSE(loaded.diagnostics.empty());
    EXPECT_EQ(loaded.diagnostics[0].what, "\"tags\" has more than 1000 entries");
}

// F43
TEST(HostileInputTest, AFileCutAnywhereIsSurvived) {
    for (std::size_t file = 0; file < files.size(); ++file) {
        for (std::size_t size = 0; size < originals[file].size(); size += 9) {
            ASSERT_TRUE(is_sound(load_instead_of(file, originals[file].substr(0, size))))
                << files[file] << " cut at " << size;
        }
    }
}

} // namespace

} // namespace kith::config
