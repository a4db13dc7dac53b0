#pragma once

#include <CLI/App.hpp>

#include <string>

namespace kith::cli {

/// Help in the language that is spoken, for this application and the subcommands it gets from now
/// on. Help texts themselves are said by those who declare options.
void translate_help(CLI::App& app);

/// What is wrong with the words that were typed, as a sentence in that language.
[[nodiscard]] std::string fault_in_words(const CLI::ParseError& error);

} // namespace kith::cli
