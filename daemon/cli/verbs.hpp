#pragma once

#include "cli/command_line.hpp"

#include <CLI/App.hpp>

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace kith::cli {

/// A subcommand in the making. What its options read goes straight into the request, under the
/// names of daemon/control/PROTOCOL.md; what was not typed is not in it, unless it is preset.
class Verb {
public:
    Verb(CLI::App& command, std::string method);
    Verb(const Verb&) = delete;
    Verb& operator=(const Verb&) = delete;

    /// Each returns CLI11's option, for checks and dependencies.
    CLI::Option* text(const char* option, const char* member, const char* help);
    CLI::Option* texts(const char* option, const char* member, const char* help);
    /// Several words that make one text: `kith snooze Anna 2 weeks`.
    CLI::Option* words(const char* option, const char* member, const char* help);
    CLI::Option* number(const char* option, const char* member, const char* help);
    CLI::Option* flag(const char* option, const char* member, const char* help);
    /// NAME: the beginning of a name, or an id.
    CLI::Option* name();
    /// Stands in the request until something else is typed.
    Verb& preset(const char* member, domain::Value value);
    /// What follows from all that was typed together.
    Verb& then(std::function<void(domain::Value& params)> last);
    /// kithd does it itself, without a running daemon, with these arguments.
    Verb& delegate(std::function<std::vector<std::string>(const domain::Value& params)> arguments);
    /// The command does it itself; `work` gets what was typed, `json` too, and returns the exit
    /// code.
    Verb& run(std::function<int(const domain::Value& params)> work);

    [[nodiscard]] CLI::App& command() { return command_; }
    /// What was typed, read. Call once, after parsing.
    [[nodiscard]] CommandLine request();

private:
    CLI::App& command_;
    std::string method_;
    domain::Value params_{domain::Value::Object{}};
    std::function<void(domain::Value&)> then_;
    std::function<std::vector<std::string>(const domain::Value&)> delegate_;
    std::function<int(const domain::Value&)> work_;
};

/// All subcommands of `kith`. Each file cli/verbs_*.cpp adds those of one subject.
class Verbs {
public:
    /// `app` must outlive this.
    explicit Verbs(CLI::App& app) : app_(app) {}

    /// Asks the daemon the method of the same name.
    Verb& add(const char* name, const char* help) { return add(app_, name, name, help); }
    /// Below another subcommand, or with another method.
    Verb& add(CLI::App& parent, const char* name, const char* method, const char* help);

    [[nodiscard]] CLI::App& app() { return app_; }
    /// The one that was typed; null when none was.
    [[nodiscard]] Verb* chosen() { return chosen_; }

private:
    CLI::App& app_;
    std::deque<Verb> verbs_; ///< CLI11 keeps references into them
    Verb* chosen_ = nullptr;
};

/// The whole command line of `kith`, declared: what is parsed, completed, and written down in
/// kith(1). In the language that is spoken when it is made.
struct Command {
    Command();
    CLI::App app;
    bool json = false;
    Verbs verbs;
};

void add_reminder_verbs(Verbs& verbs);
void add_person_verbs(Verbs& verbs);
void add_attention_verbs(Verbs& verbs);
void add_network_verbs(Verbs& verbs);
void add_service_verbs(Verbs& verbs);
void add_authoring_verbs(Verbs& verbs);
void add_insight_verbs(Verbs& verbs);
void add_onboarding_verbs(Verbs& verbs);

} // namespace kith::cli
