#pragma once

#include "config/source_text.hpp"
#include "domain/diagnostic.hpp"

#include <string>
#include <vector>

namespace kith::config {

/// A place in a text that is being judged. The text outlives it.
struct Place {
    const SourceText* source;
    int line = 1;
    int column = 1;

    [[nodiscard]] domain::SourceLocation location() const { return {source->name(), line, column}; }
};

/// "kith.toml:12" for a sentence that names another place.
[[nodiscard]] std::string brief(const domain::SourceLocation& location);

/// Gathers what is wrong, all of it up to a bound that no reader would get through.
class Findings {
public:
    void error(const Place& place, std::string what, std::string mend);
    void warning(const Place& place, std::string what, std::string mend);

    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    /// By file, line and column; says how many there are beyond the bound.
    [[nodiscard]] std::vector<domain::Diagnostic> sorted() &&;

private:
    void add(domain::Diagnostic::Severity severity, const Place& place, std::string what,
             std::string mend);

    std::vector<domain::Diagnostic> diagnostics_;
    std::size_t errors_ = 0;
    std::size_t left_out_ = 0;
};

} // namespace kith::config
