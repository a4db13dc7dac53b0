#include "loop/machine_zone.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kith::loop {

namespace {

class MachineZoneTest : public testing::Test {
protected:
    MachineZoneTest() { ::unsetenv("TZ"); }
    ~MachineZoneTest() override { ::unsetenv("TZ"); }
    [[nodiscard]] std::string zone_linked_to(const std::string& target) const {
        std::filesystem::create_symlink(target, link);
        return machine_zone(link);
    }
    test::TemporaryDirectory directory;
    const std::filesystem::path link = directory.path() / "localtime";
};

} // namespace

TEST_F(MachineZoneTest, IsWhereTheLinkLeads) {
    EXPECT_EQ(zone_linked_to("/usr/share/zoneinfo/Europe/Berlin"), "Europe/Berlin");
}

TEST_F(MachineZoneTest, ALinkMayBeRelative) {
    EXPECT_EQ(zone_linked_to("../usr/share/zoneinfo/America/New_York"), "America/New_York");
}

TEST_F(MachineZoneTest, TheVariableComesFirst) {
    ::setenv("TZ", "Asia/Tokyo", 1);
    EXPECT_EQ(zone_linked_to("/usr/share/zoneinfo/Europe/Berlin"), "Asia/Tokyo");
}

TEST_F(MachineZoneTest, TheVariableMayBeginWithAColon) {
    ::setenv("TZ", ":Asia/Tokyo", 1);
    EXPECT_EQ(machine_zone(link), "Asia/Tokyo");
}

TEST_F(MachineZoneTest, AVariableThatNamesNoZoneIsPassedOver) {
    ::setenv("TZ", "Moon/Crater", 1);
    EXPECT_EQ(zone_linked_to("/usr/share/zoneinfo/Europe/Berlin"), "Europe/Berlin");
}

TEST_F(MachineZoneTest, ALinkThatLeadsToNoZoneMeansUtc) {
    EXPECT_EQ(zone_linked_to("/usr/share/zoneinfo/Moon/Crater"), "UTC");
}

TEST_F(MachineZoneTest, WithoutALinkItIsUtc) { EXPECT_EQ(machine_zone(link), "UTC"); }

} // namespace kith::loop
