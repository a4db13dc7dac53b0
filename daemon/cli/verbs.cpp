#include "cli/verbs.hpp"

#include "words/words.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

using domain::Value;

Verb::Verb(CLI::App& command, std::string method) : command_(command), method_(std::move(method)) {
    flag("--json", "json", "print the daemon's answer as JSON");
}

CLI::Option* Verb::text(const char* option, const char* member, const char* help) {
    return command_.add_option_function<std::string>(
        option,
        [this, member](const std::string& typed) {
            if (!typed.empty()) {
                params_[member] = typed;
            }
        },
        words::tr(help));
}

CLI::Option* Verb::texts(const char* option, const char* member, const char* help) {
    return command_.add_option_function<std::vector<std::string>>(
        option,
        [this, member](const std::vector<std::string>& typed) {
            params_[member] = Value(Value::Array(typed.begin(), typed.end()));
        },
        words::tr(help));
}

CLI::Option* Verb::words(const char* option, const char* member, const char* help) {
    return command_.add_option_function<std::vector<std::string>>(
        option,
        [this, member](const std::vector<std::string>& typed) {
            std::string text;
            for (const auto& word : typed) {
                text += (text.empty() ? "" : " ") + word;
            }
            params_[member] = text;
        },
        words::tr(help));
}

CLI::Option* Verb::number(const char* option, const char* member, const char* help) {
    return command_.add_option_function<std::int64_t>(
        option, [this, member](std::int64_t typed) { params_[member] = typed; }, words::tr(help));
}

CLI::Option* Verb::flag(const char* option, const char* member, const char* help) {
    return command_.add_flag_callback(
        option, [this, member] { params_[member] = true; }, words::tr(help));
}

CLI::Option* Verb::name() { return text("NAME", "name", "the beginning of a name, or an id"); }

Verb& Verb::preset(const char* member, Value value) {
    params_[member] = std::move(value);
    return *this;
}

Verb& Verb::then(std::function<void(Value&)> last) {
    then_ = std::move(last);
    return *this;
}

Verb& Verb::delegate(std::function<std::vector<std::string>(const Value&)> arguments) {
    delegate_ = std::move(arguments);
    return *this;
}

Verb& Verb::run(std::function<int(const Value&)> work) {
    work_ = std::move(work);
    return *this;
}

CommandLine Verb::request() {
    CommandLine line;
    line.method = method_;
    line.json = params_.flag_or("json", false);
    if (then_) {
        then_(params_);
    }
    if (delegate_) {
        line.delegated = delegate_(params_);
        return line;
    }
    if (work_) {
        line.task = [work = work_, params = params_] { return work(params); };
        return line;
    }
    auto members = params_.as_object();
    members.erase("json");
    line.params = std::move(members);
    return line;
}

Verb& Verbs::add(CLI::App& parent, const char* name, const char* method, const char* help) {
    auto& verb = verbs_.emplace_back(*parent.add_subcommand(name, words::tr(help)), method);
    verb.command().callback([this, &verb] { // those below come first
        if (verb.command().get_subcommands().empty()) {
            chosen_ = &verb;
        }
    });
    return verb;
}

} // namespace kith::cli
