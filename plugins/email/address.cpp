#include "email/address.hpp"

#include <algorithm>

namespace kith::email {

namespace {

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_atext(char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// True when `judge` holds for each part between dots; there are no empty parts.
template <class Judge> bool every_part(std::string_view text, Judge judge) {
    while (true) {
        const auto dot = text.find('.');
        if (!judge(text.substr(0, dot))) {
            return false;
        }
        if (dot == std::string_view::npos) {
            return true;
        }
        text.remove_prefix(dot + 1);
    }
}

bool is_atom(std::string_view part) { return !part.empty() && std::ranges::all_of(part, is_atext); }

bool is_label(std::string_view part) {
    return !part.empty() && part.size() <= 63 && part.front() != '-' && part.back() != '-' &&
           std::ranges::all_of(part, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

} // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > 254) {
        return false;
    }
    const auto local = text.substr(0, at);
    // A local part that begins with a hyphen could be read as an option by a sendmail program.
    return local.size() <= 64 && !local.starts_with('-') && every_part(local, is_atom) &&
           is_domain(text.substr(at + 1));
}

bool is_domain(std::string_view text) { return text.size() <= 253 && every_part(text, is_label); }

} // namespace kith::email
