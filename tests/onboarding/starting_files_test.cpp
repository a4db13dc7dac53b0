#include "onboarding/starting_files.hpp"

#include "config/document.hpp"
#include "config/toml_value.hpp"

#include <gtest/gtest.h>

namespace kith::onboarding {

namespace {

using domain::Value;

Answers everything() {
    Answers answers;
    answers.language = "de";
    answers.time_zone = "Europe/Berlin";
    answers.at = "07:30";
    answers.desktop = true;
    answers.calendar = true;
    answers.mail = MailAnswers{"me@example.org",
                               "kith@example.org",
                               "mail.example.org",
                               2525,
                               "none",
                               "me\"",
                               "~/.config/kith/mail-password",
                               "~/ca.pem"};
    answers.directories = {"~/.contacts", "/srv/a \"b\""};
    return answers;
}

Value read(const std::string& text) {
    config::Findings findings;
    const auto document = config::Document::parse("test", text, findings);
    EXPECT_NE(document, nullptr) << text;
    return document == nullptr ? Value() : config::to_value(document->root());
}

std::string text_of(const Answers& answers, const std::string& name) {
    for (const auto& file : starting_files(answers)) {
        if (file.name == name) {
            return file.text;
        }
    }
    return "";
}

TEST(StartingFilesTest, SayWhatWasAnswered) {
    const auto root = read(text_of(everything(), "kith.toml"));
    EXPECT_EQ(root.at("language").as_string(), "de");
    EXPECT_EQ(root.at("timezone").as_string(), "Europe/Berlin");
    EXPECT_EQ(root.at("at").as_string(), "07:30");
    const auto& channels = root.at("channel").as_array();
    ASSERT_EQ(channels.size(), 3U);
    const auto& settings = channels[1].at("settings");
    EXPECT_EQ(settings.at("to"), Value(Value::Array{"me@example.org"}));
    EXPECT_EQ(settings.at("port"), Value(2525));
    EXPECT_EQ(settings.at("ca_file"), Value("~/ca.pem"));
    EXPECT_EQ(settings.at("user"), Value("me\""));
    EXPECT_EQ(root.at("source").as_array()[0].at("settings").at("directories"),
              Value(Value::Array{"~/.contacts", "/srv/a \"b\""}));
}

TEST(StartingFilesTest, LeaveOutWhatWasNotWanted) {
    Answers answers;
    answers.calendar = true;
    const auto root = read(text_of(answers, "kith.toml"));
    EXPECT_EQ(root.find("timezone"), nullptr);
    EXPECT_EQ(root.find("source"), nullptr);
    ASSERT_EQ(root.at("channel").as_array().size(), 1U);
    EXPECT_EQ(root.at("channel").as_array()[0].at("plugin").as_string(), "calendar");
}

TEST(StartingFilesTest, AreExplained) {
    for (const auto& file : starting_files(everything())) {
        EXPECT_TRUE(file.text.starts_with("# " + file.name.substr(file.name.find('/') + 1)) ||
                    file.text.starts_with("# "))
            << file.name;
        static_cast<void>(read(file.text));
    }
}

TEST(StartingFilesTest, TheChannelsAloneKnowNobody) {
    const auto root = read(channels_only(everything()));
    EXPECT_EQ(root.find("source"), nullptr);
    EXPECT_EQ(root.at("channel").as_array().size(), 3U);
}

} // namespace

} // namespace kith::onboarding
