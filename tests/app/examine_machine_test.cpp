#include "app/examine_machine.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kith::app {

namespace {

namespace fs = std::filesystem;

/// A machine with systemd and a zone, and a home in which kith may be enabled.
class ExamineMachineTest : public testing::Test {
protected:
    ExamineMachineTest() {
        ::unsetenv("TZ");
        ::setenv("HOME", (root / "home").c_str(), 1);
        fs::create_directories(root / "run/systemd/system");
        fs::create_directories(root / "etc");
        fs::create_symlink("/usr/share/zoneinfo/Europe/Berlin", root / "etc/localtime");
    }
    void enable(const fs::path& folder) const {
        fs::create_directories(folder / "default.target.wants");
        fs::create_symlink("/usr/lib/systemd/user/kithd.service",
                           folder / "default.target.wants/kithd.service");
    }
    void linger() const { directory.write("var/lib/systemd/linger/anna", ""); }
    [[nodiscard]] std::string mends() const {
        std::string text;
        for (const auto& finding : examine_machine(configuration, root, "anna")) {
            EXPECT_EQ(finding.level, Finding::Level::Advice) << finding.what;
            text += finding.mend + "\n";
        }
        return text;
    }
    test::TemporaryDirectory directory;
    const fs::path root = directory.path();
    domain::Configuration configuration;
};

} // namespace

TEST_F(ExamineMachineTest, AUnitThatIsNotEnabledIsFound) {
    EXPECT_NE(mends().find("systemctl --user enable --now"), std::string::npos);
}

TEST_F(ExamineMachineTest, AUserWhoDoesNotLingerIsFound) {
    enable(root / "home/.config/systemd/user");
    EXPECT_NE(mends().find("loginctl enable-linger"), std::string::npos);
}

TEST_F(ExamineMachineTest, AnEnabledUnitOfALingeringUserIsWell) {
    enable(root / "etc/systemd/user");
    linger();
    EXPECT_EQ(mends(), "");
}

TEST_F(ExamineMachineTest, WithoutSystemdNothingOfItIsAsked) {
    fs::remove_all(root / "run");
    EXPECT_EQ(mends(), "");
}

TEST_F(ExamineMachineTest, AMachineWithoutAZoneIsFound) {
    fs::remove_all(root / "run");
    fs::remove(root / "etc/localtime");
    EXPECT_NE(mends().find("timedatectl set-timezone"), std::string::npos);
    configuration.time_zone = "Europe/Berlin";
    EXPECT_EQ(mends(), "");
}

} // namespace kith::app
