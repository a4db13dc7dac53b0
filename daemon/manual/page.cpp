#include "manual/page.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kith::manual {

namespace {

/// "\fB\-m\fR, \fB\-\-note\fR \fITEXT\fR", or "\fINAME\fR".
std::string heading(const CLI::Option& option) {
    if (option.get_positional()) {
        return "\\fI" + escaped(option.get_name(true)) + "\\fR";
    }
    std::string text;
    for (const auto& name : option.get_snames()) {
        text += (text.empty() ? "" : ", ") + ("\\fB" + escaped("-" + name) + "\\fR");
    }
    for (const auto& name : option.get_lnames()) {
        text += (text.empty() ? "" : ", ") + ("\\fB" + escaped("--" + name) + "\\fR");
    }
    const auto type = option.get_type_name();
    return option.get_expected_max() == 0 || type.empty()
               ? text
               : text + " \\fI" + escaped(type.substr(0, type.find(':'))) + "\\fR";
}

std::string description(const CLI::Option& option) {
    const auto standard = option.get_default_str();
    return escaped(option.get_description() +
                   (standard.empty() ? "" : " (without it: " + standard + ")")) +
           "\n";
}

/// "log WORDS..."
std::string synopsis(const std::string& name, const CLI::App& verb) {
    auto text = "\\fB" + escaped(name) + "\\fR";
    for (const auto* option : verb.get_options()) {
        if (option->get_positional()) {
            const auto what = "\\fI" + escaped(option->get_name(true)) + "\\fR" +
                              (option->get_expected_max() > 1 ? "..." : "");
            text += " " + (option->get_required() ? what : "[" + what + "]");
        }
    }
    return text;
}

std::string verb_section(const std::string& name, const CLI::App& verb) {
    auto text = ".SS " + synopsis(name, verb) + "\n" + escaped(verb.get_description()) + ".\n" +
                options_of(verb);
    for (const auto* below : verb.get_subcommands([](const CLI::App*) { return true; })) {
        text += verb_section(name + " " + below->get_name(), *below);
    }
    return text;
}

} // namespace

std::string escaped(const std::string& text) {
    std::string result;
    bool begins = true;
    for (const char c : text) {
        if (begins && (c == '.' || c == '\'')) {
            result += "\\&";
        }
        begins = c == '\n';
        result += c == '\\'   ? std::string("\\e")
                  : c == '-'  ? std::string("\\-")
                  : c == '\'' ? std::string("\\(aq")
                  : c == '`'  ? std::string("\\(ga")
                  : c == '^'  ? std::string("\\(ha")
                  : c == '~'  ? std::string("\\(ti")
                              : std::string(1, c);
    }
    return result;
}

std::string options_of(const CLI::App& command) {
    std::string text;
    for (const auto* option : command.get_options()) {
        const bool own = option == command.get_help_ptr() ||
                         (command.get_parent() != nullptr && option->check_lname("json"));
        if (!own) {
            text += ".TP\n" + heading(*option) + "\n" + description(*option);
        }
    }
    return text;
}

std::string verbs_of(const CLI::App& command) {
    std::string text;
    for (const auto* verb : command.get_subcommands([](const CLI::App*) { return true; })) {
        text += verb_section(verb->get_name(), *verb);
    }
    return text;
}

std::string files(const std::vector<std::string>& paths) {
    std::string text;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            throw std::runtime_error("cannot read " + path);
        }
        const std::string content(std::istreambuf_iterator<char>(file), {});
        const std::filesystem::path name(path);
        const bool nested = name.parent_path().filename() == "contacts";
        text += ".SS " + escaped((nested ? "contacts/" : "") + name.filename().string()) +
                "\n.nf\n" + escaped(content) + ".fi\n";
    }
    return text;
}

std::string filled(std::string text, const std::string& name, const std::string& content) {
    const auto place = "@" + name + "@\n";
    if (const auto at = text.find(place); at != std::string::npos) {
        text.replace(at, place.size(), content);
    }
    return text;
}

} // namespace kith::manual
