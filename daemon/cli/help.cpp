#include "cli/help.hpp"

#include "words/words.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <regex>

namespace kith::cli {

using words::later;
using words::say;

namespace {

/// CLI11's page with the headings that its labels do not reach.
class HelpPage final : public CLI::Formatter {
public:
    HelpPage() {
        label("Usage", say("Usage"));
        label("OPTIONS", say("OPTIONS"));
        label("SUBCOMMAND", say("COMMAND"));
        label("REQUIRED", say("(required)"));
        label("Positionals", say("What stands behind it"));
        label("TEXT", say("TEXT"));
        label("INT", say("NUMBER"));
        label("Needs", say("needs"));
        label("Excludes", say("not with"));
    }
    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override {
        return Formatter::make_group(group == "Options" ? say("Options") : group, is_positional,
                                     std::move(options));
    }
    std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
        static const std::string heading = "\nSubcommands:\n";
        auto page = Formatter::make_subcommands(app, mode);
        return page.starts_with(heading)
                   ? "\n" + say("Commands") + ":\n" + page.substr(heading.size())
                   : page;
    }
};

/// CLI11's sentences, and ours; what the groups hold stays as it was typed.
struct Fault {
    const char* pattern;
    const char* sentence;
};

constexpr Fault faults[] = {
    {"A subcommand is required", later("a command is missing; `kith --help` lists them")},
    {"(.*) is required", later("{} is missing")},
    {"The following arguments? (?:was|were) not expected: (.*)",
     later("\"{}\" is not understood here")},
    {"Could not convert: (.*) = (.*)", later("{0}: \"{1}\" is no number")},
    {"(.*): Value (.*) not in range (.*) to (.*)", later("{0}: {1} is not between {2} and {3}")},
    {"(.*) requires (.*)", later("{0} needs {1}")},
    {"(.*) excludes (.*)", later("{0} does not go with {1}")},
    {"(.*): 1 required .* missing", later("{} needs a value")},
    {"(.*): At Most (.*) required but received (.*)", later("{0} is said {2} times")}};

} // namespace

void translate_help(CLI::App& app) {
    app.formatter(std::make_shared<HelpPage>());
    app.set_help_flag("-h,--help", say("show this page"));
}

std::string fault_in_words(const CLI::ParseError& error) {
    std::string text = error.what();
    for (const auto& [pattern, sentence] : faults) {
        std::smatch found;
        if (std::regex_match(text, found, std::regex(pattern))) {
            const auto part = [&](std::size_t i) {
                return i < found.size() ? found[i].str() : std::string();
            };
            return say(sentence, part(1), part(2), part(3), part(4));
        }
    }
    return text;
}

} // namespace kith::cli
