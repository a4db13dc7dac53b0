#pragma once

#include "vcard/card.hpp"
#include "vcard/faults.hpp"
#include "vcard/limits.hpp"
#include "vcard/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kith::vcard {

/// The address of a decoded EMAIL value: without "mailto:" and what follows '?', and out of "Name
/// <a@b>". Not judged: "10395" comes back as it is.
[[nodiscard]] std::string email_address(std::string_view value, const Limits& limits);
/// The number of a decoded TEL value: without "tel:" and URI parameters.
[[nodiscard]] std::string phone_number(std::string_view value, const Limits& limits);

/// The addresses of a card, preferred first, else in their order, each once (compared without
/// case). What is no address ("10395") becomes a fault.
[[nodiscard]] std::vector<std::string> emails_of(const Card& card, ValueDecoder& decoder,
                                                 const Limits& limits, Faults& faults);
/// The numbers one can speak to somebody on, preferred first, each once; no fax, pager or modem.
[[nodiscard]] std::vector<std::string> phones_of(const Card& card, ValueDecoder& decoder,
                                                 const Limits& limits);

} // namespace kith::vcard
