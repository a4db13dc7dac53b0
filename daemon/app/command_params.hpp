#pragma once

#include "app/command_handler.hpp"
#include "domain/interaction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::app {

/// A result to fill, with the version that every result carries.
[[nodiscard]] domain::Value versioned();

/// Parameters that are wrong, said to people.
[[nodiscard]] control::Refusal wrong(const std::string& what);

/// `id`, `name` and `subject`: "person", "network", ...
[[nodiscard]] domain::Value brief_contact(const domain::Contact& contact);

/// `due`, `text`, `made`.
[[nodiscard]] domain::Value to_value(const domain::Promise& promise);

/// Who is meant. Throws ValueError when nobody is named.
[[nodiscard]] std::string whom(const domain::Value& params);

/// A parameter that is a day. Throws ValueError when it is there and none.
[[nodiscard]] std::optional<domain::Date> day_param(const domain::Value& params,
                                                    std::string_view name, domain::Date today);

/// A parameter that is one of a few words. Throws ValueError when it is there and none of them.
template <class Parse>
[[nodiscard]] auto word_param(const domain::Value& params, std::string_view name,
                              const char* fallback, Parse parse) {
    const auto text = params.text_or(name, fallback);
    const auto word = parse(text);
    if (!word) {
        throw domain::ValueError(std::string(name) + ": \"" + text + "\" is not known");
    }
    return *word;
}

} // namespace kith::app
