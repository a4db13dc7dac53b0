#pragma once

#include "maildir/mailbox.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kith::maildir {

/// Addresses and whole domains as a user names them: "anna@example.org" (and then
/// "anna+shop@example.org", too), "example.org" or "@example.org" (and then everything below it).
class Addresses {
public:
    /// What is neither address nor domain is left out; settings have refused it.
    explicit Addresses(const std::vector<std::string>& written = {});

    [[nodiscard]] bool contains(const Mailbox& mailbox) const;
    /// Whether the text names an address or a domain.
    [[nodiscard]] static bool understands(std::string_view written);

private:
    std::set<std::string, std::less<>> addresses_;
    std::set<std::string, std::less<>> domains_;
};

} // namespace kith::maildir
