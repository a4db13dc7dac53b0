#pragma once

#include "domain/value.hpp"
#include "onboarding/address_book.hpp"
#include "onboarding/answers.hpp"
#include "onboarding/surroundings.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::cli {

/// What `kith init` got to know.
struct InitAnswers {
    onboarding::Answers files;
    /// Of the mail server, typed and not shown; to lie in a file of its own.
    std::optional<std::string> password;
    /// Those chosen, folders and databases.
    std::vector<onboarding::AddressBook> books;
};

/// The questions cannot go on: nobody answers, or an option is wrong. what() says why.
class NoAnswer : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Asks the five questions, each with a default that Enter takes; what stands in `params` is not
/// asked, and with `yes` nothing is. After the first answer it speaks that language.
/// `password_file` is where a typed password will lie, as kith.toml names it. Throws NoAnswer.
[[nodiscard]] InitAnswers ask_newcomer(const domain::Value& params,
                                       const onboarding::Surroundings& surroundings,
                                       const std::string& password_file);

} // namespace kith::cli
