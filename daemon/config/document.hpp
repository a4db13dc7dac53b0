#pragma once

#include "config/findings.hpp"
#include "config/source_text.hpp"
#include "config/toml.hpp"

#include <memory>
#include <optional>
#include <string>

namespace kith::config {

/// A parsed file. Stays where it is, because places in it point to its text.
class Document {
public:
    /// Parses the text of the file; absent when it is no TOML, and a finding says why. toml++ stops
    /// at the first fault of syntax.
    static std::unique_ptr<Document> parse(std::string name, std::string text, Findings& findings);

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] const SourceText& source() const { return source_; }
    [[nodiscard]] const toml::table& root() const { return root_; }

private:
    explicit Document(SourceText source) : source_(std::move(source)) {}

    SourceText source_;
    toml::table root_;
};

/// Where a node, or a key, begins.
[[nodiscard]] Place place_of(const SourceText& source, const toml::source_region& region);

} // namespace kith::config
