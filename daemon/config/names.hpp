#pragma once

#include "config/table_reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::config {

/// The names one kind of thing has, each with the place it was given at.
class NameRegister {
public:
    /// `kind` is what carries the names, in sentences: "network".
    explicit NameRegister(std::string kind) : kind_(std::move(kind)) {}

    /// Takes a name; when it is taken already, a finding says by which place, and false comes back.
    bool add(const PlacedText& name, Findings& findings);
    /// Reads and takes the table's `name`, made of letters, digits, "-" and "_", at most 64;
    /// `example` is one.
    std::optional<std::string> read_identifier(TableReader& reader, const std::string& example);

private:
    std::string kind_;
    std::map<std::string, domain::SourceLocation, std::less<>> places_; ///< by the folded name
};

/// Names that may be referred to.
struct KnownNames {
    std::vector<std::string> names;
    bool complete = true; ///< false: their file was no TOML, so that no name is called unknown

    [[nodiscard]] bool contains(std::string_view name) const;
    /// Whether the name is known or may be; a finding when it is not. `mend` is for the case that
    /// there are no names at all.
    bool expect(const PlacedText& name, const std::string& kind, const std::string& mend,
                Findings& findings) const;
};

} // namespace kith::config
