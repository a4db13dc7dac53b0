#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::maildir {

/// One person's address, as a header names it.
struct Mailbox {
    std::string address; ///< lower case, domain in ASCII ("xn--..."): how addresses are compared
    std::string spelled; ///< the same with the domain as people write it; mostly equal to `address`
    std::string name;    ///< decoded; may be empty

    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

/// The mailbox of a written "local@domain". Absent for what no contact can have: no domain, a
/// quoted local part, controls, broken UTF-8, more than 254 bytes.
[[nodiscard]] std::optional<Mailbox> mailbox_of(std::string_view written, std::string name = {});

/// A domain as it is compared: lower case, in ASCII (RFC 5890). Absent when it is none.
[[nodiscard]] std::optional<std::string> domain_of(std::string_view written);

} // namespace kith::maildir
