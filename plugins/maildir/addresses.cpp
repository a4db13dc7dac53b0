#include "maildir/addresses.hpp"

#include <optional>

namespace kith::maildir {

namespace {

std::optional<std::string> domain_in(std::string_view written) {
    written.remove_prefix(written.starts_with('@') ? 1 : 0);
    return domain_of(written);
}

/// "anna+shop@example.org" without "+shop" (RFC 5233); the text itself when there is no such part.
std::string without_detail(const std::string& address) {
    const auto at = address.rfind('@');
    const auto plus = address.find('+');
    return plus == 0 || plus > at ? address : address.substr(0, plus) + address.substr(at);
}

} // namespace

Addresses::Addresses(const std::vector<std::string>& written) {
    for (const auto& text : written) {
        if (const auto mailbox = mailbox_of(text)) {
            addresses_.insert(mailbox->address);
        } else if (const auto domain = domain_in(text)) {
            domains_.insert(*domain);
        }
    }
}

bool Addresses::contains(const Mailbox& mailbox) const {
    if (addresses_.contains(mailbox.address) ||
        addresses_.contains(without_detail(mailbox.address))) {
        return true;
    }
    std::string_view domain(mailbox.address);
    domain.remove_prefix(domain.rfind('@') + 1);
    while (!domains_.contains(domain)) {
        const auto dot = domain.find('.');
        if (dot == std::string_view::npos) {
            return false;
        }
        domain.remove_prefix(dot + 1);
    }
    return true;
}

bool Addresses::understands(std::string_view written) {
    return mailbox_of(written).has_value() || domain_in(written).has_value();
}

} // namespace kith::maildir
