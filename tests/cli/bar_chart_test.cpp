#include "cli/bar_chart.hpp"

#include "cli/paragraph.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace kith::cli {

namespace {

std::size_t widest_line(const std::string& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);) {
        widest = std::max(widest, length_of(line));
    }
    return widest;
}

TEST(BarChartTest, DrawsTheHighestToTheTop) {
    EXPECT_EQ(bar_chart({0, 1, 4, 8}, {{0, "Nov"}, {2, "Dec"}}, 20), "     8 ┤         ██\n"
                                                                     "       ┤         ██\n"
                                                                     "       ┤         ██\n"
                                                                     "       ┤         ██\n"
                                                                     "       ┤      ██ ██\n"
                                                                     "       ┤      ██ ██\n"
                                                                     "       ┤      ██ ██\n"
                                                                     "       ┤   ██ ██ ██\n"
                                                                     "     0 └────────────\n"
                                                                     "        Nov   Dec\n");
}

TEST(BarChartTest, ASmallValueStillShows) {
    EXPECT_NE(bar_chart({1, 1000}, {}, 40).find("▁"), std::string::npos);
}

TEST(BarChartTest, NobodyAtAllIsAnEmptyChart) {
    EXPECT_EQ(bar_chart({0, 0}, {}, 40).find("█"), std::string::npos);
    EXPECT_EQ(bar_chart({}, {}, 40), "");
}

TEST(BarChartTest, NeverWiderThanTheTerminal) {
    for (const int columns : {20, 40, 80, 200}) {
        const std::vector<int> values(most_bars(columns), 3);
        const std::vector<Tick> ticks = {{0, "November"}, {values.size() - 1, "December"}};
        EXPECT_LE(widest_line(bar_chart(values, ticks, columns)), static_cast<std::size_t>(columns))
            << columns;
    }
}

TEST(BarChartTest, TicksNeverTouch) {
    const auto chart = bar_chart({1, 1, 1, 1, 1, 1}, {{0, "Nov"}, {1, "Dec"}, {2, "Jan"}}, 14);
    EXPECT_NE(chart.find("Nov"), std::string::npos);
    EXPECT_EQ(chart.find("Dec"), std::string::npos) << chart;
}

} // namespace

} // namespace kith::cli
