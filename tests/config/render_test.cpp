#include "config/render.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

const domain::Diagnostic fault = {domain::Diagnostic::Severity::Error,
                                  {"rules.toml", 12, 9},
                                  "\"every\" is no span of time: \"6 weks\"",
                                  "write \"6 weeks\"",
                                  "every = \"6 weks\"\n        ^"};

TEST(RenderTest, ShowsPlaceExcerptCaretAndMend) {
    EXPECT_EQ(render(fault, Colour::Off),
              "rules.toml:12:9: error: \"every\" is no span of time: \"6 weks\"\n"
              "   12 | every = \"6 weks\"\n"
              "      |         ^\n"
              "      mend: write \"6 weeks\"\n");
}

TEST(RenderTest, LeavesOutWhatIsNotKnown) {
    EXPECT_EQ(render({domain::Diagnostic::Severity::Warning, {"a.toml", 0, 0}, "what", "", ""},
                     Colour::Off),
              "a.toml: warning: what\n");
}

TEST(RenderTest, PutsFilesBelowTheDirectory) {
    EXPECT_TRUE(render(fault, Colour::Off, "/home/anna/.config/kith")
                    .starts_with("/home/anna/.config/kith/rules.toml:12:9: "));
}

TEST(RenderTest, ColoursOnlyWhenAsked) {
    EXPECT_EQ(render(fault, Colour::Off).find('\033'), std::string::npos);
    EXPECT_NE(render(fault, Colour::On).find("\033[1;31merror\033[0m"), std::string::npos);
}

TEST(RenderTest, SetsSeveralApart) {
    const auto one = render(fault, Colour::Off);
    EXPECT_EQ(render({fault, fault}, Colour::Off), one + "\n" + one);
}

} // namespace

} // namespace kith::config
