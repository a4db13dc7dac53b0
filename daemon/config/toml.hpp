#pragma once

// The only way toml++ is included, so that every source sees it with the same settings. It is
// compiled once, in toml_library.cpp, with limits of our own: the distribution's library allows 256
// nested values, enough to overflow a stack.
//
// Two faults of toml++ 3.3 are met here and in toml_guard.hpp: its assertions are the only thing
// between inputs such as "[.==" and undefined behaviour, so they stay on and throw.

#include <stdexcept>

namespace kith::config {

/// toml++ ran into one of its own assertions.
class TomlAssertion : public std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] inline void fail_toml_assertion(const char* expression) {
    throw TomlAssertion(expression);
}

} // namespace kith::config

#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression)                                                                    \
    ((expression) ? static_cast<void>(0) : ::kith::config::fail_toml_assertion(#expression))
#define TOML_EXCEPTIONS 1
#define TOML_HEADER_ONLY 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")
