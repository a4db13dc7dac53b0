#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kith::onboarding {

/// How mail leaves.
struct MailAnswers {
    std::string to;
    std::string from;
    std::string host;
    std::optional<int> port;
    std::string tls;           ///< "starttls", "tls", "none"; empty: the plugin's default
    std::string user;          ///< empty: no login
    std::string password_file; ///< as it is written into kith.toml
    std::string ca_file;       ///< empty: the system's authorities
};

/// What a newcomer answered.
struct Answers {
    std::string language = "en";
    std::string time_zone; ///< empty: that of the machine
    std::string at = "08:00";
    bool desktop = false;
    bool calendar = false;
    std::optional<MailAnswers> mail;
    std::vector<std::string> directories; ///< of vCards, as they are written into kith.toml
    bool has_networks = false; ///< a networks.toml is there, with names that nobody here knows
};

} // namespace kith::onboarding
