#pragma once

#include <string>

namespace kith::domain {

/// A place in a text of the user's. Lines and columns count from 1, columns in UTF-8 characters; 0:
/// none.
struct SourceLocation {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

/// One fault in a text of the user's, and how to mend it.
struct Diagnostic {
    enum class Severity { Error, Warning };

    Severity severity = Severity::Error;
    SourceLocation where;
    std::string what;    ///< one sentence
    std::string mend;    ///< what to write instead; may be empty
    std::string excerpt; ///< the source line and, below it, a caret; may be empty

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

} // namespace kith::domain
