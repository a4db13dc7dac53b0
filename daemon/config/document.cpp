#include "config/document.hpp"

#include "config/syntax_fault.hpp"
#include "config/toml_guard.hpp"

namespace kith::config {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where a table's header names nothing: "[.==" is the only known way into an assertion of toml++.
std::size_t nameless_header(std::string_view text) {
    std::size_t start = 0;
    while (start < text.size()) {
        const auto line = text.substr(start, text.find('\n', start) - start);
        const auto bracket = line.find_first_not_of(" \t");
        if (bracket != std::string_view::npos && line[bracket] == '[') {
            const auto name = line.find_first_not_of("[ \t", bracket);
            const bool bare = name != std::string_view::npos &&
                              (std::isalnum(static_cast<unsigned char>(line[name])) != 0 ||
                               std::string_view("-_\"'").find(line[name]) != line.npos);
            if (!bare) {
                return start + bracket;
            }
        }
        start += line.size() + 1;
    }
    return 0;
}

} // namespace

Place place_of(const SourceText& source, const toml::source_region& region) {
    const auto begin = region.begin;
    return {&source, static_cast<int>(std::max<toml::source_index>(begin.line, 1)),
            static_cast<int>(std::max<toml::source_index>(begin.column, 1))};
}

std::unique_ptr<Document> Document::parse(std::string name, std::string text, Findings& findings) {
    if (text.starts_with(byte_order_mark)) {
        text.erase(0, byte_order_mark.size());
    }
    std::unique_ptr<Document> document(new Document(SourceText(std::move(name), std::move(text))));
    const auto& source = document->source_;
    const auto fault_at = [&](std::size_t offset, std::string what, std::string mend) {
        const auto where = source.location(offset);
        findings.error({&source, where.line, where.column}, std::move(what), std::move(mend));
    };
    auto guarded = guard_toml(source.text());
    if (guarded.objection) {
        fault_at(guarded.objection->offset, guarded.objection->what, guarded.objection->mend);
        return nullptr;
    }
    try {
        document->root_ = toml::parse(guarded.text);
        return document;
    } catch (const toml::parse_error& error) {
        const auto fault = syntax_fault(error.description());
        findings.error(place_of(source, error.source()), fault.what, fault.mend);
    } catch (const TomlAssertion&) {
        fault_at(nameless_header(source.text()), "this is no header of a table",
                 "write [name] or [[name]]");
    }
    return nullptr;
}

} // namespace kith::config
