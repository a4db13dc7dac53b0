#include "plugins/conformance.hpp"

#include "plugins/conversation.hpp"
#include "plugins/request_codec.hpp"
#include "wire/outcome_codec.hpp"
#include "wire/plain_line.hpp"
#include "wire/settings_schema.hpp"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace kith::plugins {

namespace chr = std::chrono;

using domain::Value;

namespace {

constexpr chr::seconds short_patience{10};
constexpr chr::milliseconds grace{5000};

/// A state directory for the time of the test.
class ScratchDirectory {
public:
    ScratchDirectory()
        : path_((std::filesystem::temp_directory_path() / "kith-test-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) {
            throw std::system_error(errno, std::generic_category(), path_);
        }
    }
    ~ScratchDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// What an answer is instead of what it should be; empty when it is right.
using Judge = std::function<std::string(const std::optional<wire::Message>&)>;

std::string seen(const std::optional<wire::Message>& answer) {
    return answer ? "answered " + wire::plain_line(wire::encode_line(*answer), 300)
                  : "no answer in time";
}

Judge error_with(int code) {
    return [code](const auto& answer) {
        const auto* error = answer ? std::get_if<wire::Error>(&*answer) : nullptr;
        return error != nullptr && error->code == code ? std::string() : seen(answer);
    };
}

std::string is_result(const std::optional<wire::Message>& answer) {
    return answer && std::holds_alternative<wire::Response>(*answer) ? std::string() : seen(answer);
}

std::string is_agreement(const std::optional<wire::Message>& answer) {
    const auto* response = answer ? std::get_if<wire::Response>(&*answer) : nullptr;
    const auto* version = response == nullptr ? nullptr : response->result.find("protocol");
    return version != nullptr && *version == Value(1) ? std::string() : seen(answer);
}

std::string is_outcome(const std::optional<wire::Message>& answer) {
    const auto* response = answer ? std::get_if<wire::Response>(&*answer) : nullptr;
    if (response == nullptr) {
        return seen(answer);
    }
    try {
        static_cast<void>(wire::outcome_from(response->result));
        return {};
    } catch (const domain::ValueError& error) {
        return error.what();
    }
}

domain::Message test_message(const std::string& key) {
    domain::Message message;
    message.key = key;
    message.kind = domain::Message::Kind::Test;
    message.language = "en";
    message.now = domain::Instant(chr::sys_days(chr::year(2026) / 11 / 23));
    message.title = "kith: a test";
    message.body = "This plugin works.\nSecond line: äöü \"quoted\" <b>&amp;</b>.\n";
    return message;
}

/// One session, judged step by step.
class Examination {
public:
    Examination(const PluginSpec& spec, const std::function<void(const Finding&)>& on_finding)
        : spec_(spec), on_finding_(on_finding), talk_(spec.process()) {}

    bool run() {
        demand("a request before initialize is answered with -32002", "ping", {},
               error_with(-32002));
        if (!demand("initialize is answered with protocol 1", "initialize",
                    initialize_params(spec_), is_agreement)) {
            return false;
        }
        demand("ping is answered", "ping", {}, is_result);
        demand("an unknown method is answered with -32601", "x_no_such_method", {},
               error_with(-32601));
        const auto& description = spec_.description;
        if (description.can_check) {
            demand("check is answered with an outcome", "check", {}, is_outcome);
        }
        if (description.sink) {
            const auto params = deliver_params(test_message("d-conformance"));
            demand("deliver is answered with an outcome", "deliver", params, is_outcome);
            demand("the same delivery again is answered, too", "deliver", params, is_outcome);
        }
        if (description.can_withdraw) {
            demand("withdraw is answered with an outcome", "withdraw", key("d-conformance"),
                   is_outcome);
            demand("so is withdraw of what is not shown", "withdraw", key("d-unknown"), is_outcome);
        }
        if (description.mirror) {
            demand("publish is answered with an outcome", "publish",
                   publish_params({1, true, true, {}, {}}), is_outcome);
        }
        talk_.say("this is no JSON\n");
        talk_.say("{\"jsonrpc\":\"2.0\",\"method\":\"x_no_such_notification\"}\n");
        demand("it goes on after a line that is no JSON", "ping", {}, is_result);
        judge_end();
        return all_met_;
    }

private:
    static Value key(const char* text) {
        Value params;
        params["key"] = text;
        return params;
    }

    bool demand(const std::string& what, const std::string& method, Value params,
                const Judge& judge) {
        if (params.is_null()) {
            params = Value(Value::Object{});
        }
        const bool slow = method == "deliver" || method == "check";
        const auto patience =
            slow ? spec_.description.deliver_limit + grace : chr::milliseconds(short_patience);
        return report(what, judge(talk_.ask(method, params, patience)));
    }

    bool report(const std::string& what, const std::string& fault) {
        all_met_ = all_met_ && fault.empty();
        on_finding_({what, fault.empty(), fault});
        return fault.empty();
    }

    void judge_end() {
        const auto status = talk_.end(short_patience + grace);
        const std::string demand = "the end of standard input ends it with exit code 0";
        if (!status) {
            report(demand, "it was still running after 15 s");
        } else {
            report(demand, *status == 0 ? "" : exit_text(*status));
        }
        if (spec_.description.source) {
            report("what it proposes is as the protocol says", talk_.proposals_fault());
        }
        const auto& noise = talk_.noise();
        report("every line on standard output is a message",
               noise.empty() ? "" : "\"" + wire::plain_line(noise.front(), 200) + "\"");
    }

    const PluginSpec& spec_;
    const std::function<void(const Finding&)>& on_finding_;
    Conversation talk_;
    bool all_met_ = true;
};

} // namespace

bool test_conformance(Catalog& catalog, const std::string& program, const Value& settings,
                      const std::function<void(const Finding&)>& on_finding) {
    const auto answer = catalog.describe(program);
    on_finding({"--describe prints a description and exits 0", answer.description.has_value(),
                answer.fault});
    if (!answer.description) {
        return false;
    }
    const auto& schema = answer.description->settings_schema;
    const auto faults = wire::check_settings(schema, settings);
    if (!faults.empty()) {
        on_finding({"the settings fit its schema (--settings gives others)", false,
                    faults.front().pointer + ": " + faults.front().what});
        return false;
    }
    const ScratchDirectory state;
    PluginSpec spec;
    spec.channel = "conformance";
    spec.program = catalog.program(program);
    spec.description = *answer.description;
    spec.settings = wire::with_defaults(schema, settings);
    spec.instance = "conformance";
    spec.state_dir = state.path();
    spec.language = "en";
    spec.time_zone = "UTC";
    try {
        return Examination(spec, on_finding).run();
    } catch (const std::system_error& error) {
        on_finding({"it can be started", false, error.what()});
        return false;
    }
}

} // namespace kith::plugins
