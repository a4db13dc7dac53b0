#include "authoring/contact_writer.hpp"

#include "authoring/faults.hpp"
#include "fake_judge.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::authoring {

namespace {

namespace fs = std::filesystem;
using How = ContactChange::How;

domain::Contact person(const std::string& name) {
    domain::Contact contact;
    contact.name = name;
    contact.id = config::id_from_name(name);
    return contact;
}

class ContactWriterTest : public testing::Test {
protected:
    [[nodiscard]] std::string text_of(const char* file) const {
        std::ifstream stream(directory_.path() / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    test::TemporaryDirectory directory_;
    FakeJudge judge_;
    ContactWriter writer_{directory_.path(), judge_};
};

TEST_F(ContactWriterTest, AddsPeopleToAFileOfKiths) {
    writer_.add({person("Anna Berger"), person("Bert")});
    const auto text = text_of("contacts/added.toml");
    EXPECT_TRUE(text.starts_with("# Written by kith")) << text;
    EXPECT_TRUE(text.ends_with("\n\n[[contact]]\nname = \"Anna Berger\"\n"
                               "\n[[contact]]\nname = \"Bert\"\n"))
        << text;
    EXPECT_EQ(judge_.shown.at("contacts/added.toml"), text);
}

TEST_F(ContactWriterTest, WhatWasThereStays) {
    directory_.write("contacts/added.toml", "# mine\n");
    writer_.add({person("Bert")});
    EXPECT_EQ(text_of("contacts/added.toml"), "# mine\n\n[[contact]]\nname = \"Bert\"\n");
}

TEST_F(ContactWriterTest, ABrokenConfigurationIsNotWritten) {
    judge_.answer = {false,
                     {{domain::Diagnostic::Severity::Error, {"rules.toml", 1, 1}, "no", "", ""}}};
    directory_.write("contacts/added.toml", "# mine\n");
    try {
        writer_.add({person("Bert")});
        FAIL() << "it was written";
    } catch (const Broken& broken) {
        ASSERT_EQ(broken.diagnostics.size(), 1U);
        EXPECT_EQ(broken.diagnostics[0].what, "no");
    }
    EXPECT_EQ(text_of("contacts/added.toml"), "# mine\n");
}

TEST_F(ContactWriterTest, OnlyWarningsAboutTheNewLinesComeBack) {
    using Severity = domain::Diagnostic::Severity;
    directory_.write("contacts/added.toml", "[[contact]]\nname = \"A\"\n");
    judge_.answer.diagnostics = {{Severity::Warning, {"contacts/added.toml", 1, 1}, "old", "", ""},
                                 {Severity::Warning, {"contacts/added.toml", 4, 1}, "new", "", ""},
                                 {Severity::Warning, {"kith.toml", 9, 1}, "other", "", ""}};
    const auto warnings = writer_.add({person("Bert")});
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].what, "new");
}

TEST_F(ContactWriterTest, ChangesAPersonWhereItStands) {
    directory_.write("contacts.toml", "[[contact]]\nname = \"Anna\" # dear\n");
    directory_.write("contacts/b.toml", "[[contact]]\ncard = \"c-1\"\n");
    writer_.change("c-1", {{"every", "3 weeks"}});
    writer_.change("anna", {{"tags", "choir", How::Add}});
    EXPECT_EQ(text_of("contacts/b.toml"), "[[contact]]\ncard = \"c-1\"\nevery = \"3 weeks\"\n");
    EXPECT_EQ(text_of("contacts.toml"),
              "[[contact]]\nname = \"Anna\" # dear\ntags = [\"choir\"]\n");
    EXPECT_FALSE(fs::exists(directory_.path() / ContactWriter::usual_file));
}

TEST_F(ContactWriterTest, WhoStandsNowhereGetsAnOverlay) {
    writer_.change(
        "c-1",
        {{"networks", "Choir", How::Add}, {"networks", "Team", How::Add}, {"every", "1 year"}});
    EXPECT_TRUE(text_of("contacts/added.toml")
                    .ends_with("\n\n[[contact]]\ncard = \"c-1\"\nnetworks = [\"Choir\", \"Team\"]\n"
                               "every = \"1 year\"\n"));
    EXPECT_EQ(writer_.find("c-1")->file, "contacts/added.toml");
}

TEST_F(ContactWriterTest, AChangeOfNothingWritesNothing) {
    directory_.write("contacts.toml", "[[contact]]\nname = \"Anna\"\ntags = [\"choir\"]\n");
    writer_.change("anna", {{"tags", "choir", How::Add}});
    EXPECT_TRUE(judge_.shown.empty());
}

TEST_F(ContactWriterTest, SaysWhichFileIsNoToml) {
    directory_.write("contacts/bad.toml", "[[contact\n");
    try {
        static_cast<void>(writer_.known());
        FAIL() << "it was read";
    } catch (const NotWritten& error) {
        EXPECT_NE(std::string(error.what()).find("contacts/bad.toml"), std::string::npos);
    }
}

} // namespace

} // namespace kith::authoring
