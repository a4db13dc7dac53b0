#include "cli/triage/triage_task.hpp"

#include "authoring/faults.hpp"
#include "authoring/kithd_judge.hpp"
#include "authoring/kithd_program.hpp"
#include "cli/key_input.hpp"
#include "cli/phrasing.hpp"
#include "cli/rendering.hpp"
#include "cli/triage/triage_answers.hpp"
#include "cli/triage/triage_key.hpp"
#include "cli/triage/triage_page.hpp"
#include "cli/triage/triage_queue.hpp"
#include "control/control_client.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <sysexits.h>
#include <unistd.h>

namespace kith::cli {

using domain::Value;
using words::say;
using Asks = TriagePage::Asks;

namespace {

constexpr std::chrono::minutes patience{10}; // a reload with many people goes first
constexpr std::array cadences{"2 weeks", "1 month", "3 months", "6 months", "1 year"};

Value place_value(const TriageQueue::Place& place) {
    Value value;
    value["name"] = place.name;
    value["id"] = place.id;
    return value;
}

TriageQueue::Place place_from(const Value& value) {
    return {value.at("name").as_string(), value.at("id").as_string()};
}

/// Everybody who waits, from there on, page by page.
TriageQueue::Fetch fetch_from(control::ControlClient& daemon) {
    return [&daemon](const TriageQueue::Place& after) {
        Value params;
        params["waiting"] = true;
        params["after"] = place_value(after);
        const auto answer = daemon.call("people", params, patience);
        TriageQueue::Page page;
        for (const auto& person : answer.at("people").as_array()) {
            page.people.push_back(waiting_person_from(person));
        }
        if (!answer.at("next").is_null()) {
            page.next = place_from(answer.at("next"));
        }
        return page;
    };
}

/// One sitting.
class Sitting {
public:
    Sitting(control::ControlClient& daemon, const Value& begun, const std::string& directory)
        : daemon_(daemon), judge_(authoring::kithd_program()), answers_(directory, judge_),
          queue_(place_from(begun.at("at")), fetch_from(daemon)) {
        for (const auto& network : begun.at("networks").as_array()) {
            networks_.push_back(network.as_string());
        }
    }

    int run() {
        if (!queue_.current()) {
            fmt::print("{}\n",
                       say("Nobody waits: of everybody kith knows a network, or how often."));
            return 0;
        }
        {
            KeyInput keys(KeyInput::Control::Keys);
            while (!done_) {
                const auto person = queue_.current();
                if (!person) {
                    break;
                }
                show(*person);
                take(keys.next_key(), *person);
            }
            fmt::print("\033[H\033[2J");
            std::fflush(stdout);
        }
        return end();
    }

private:
    void show(const WaitingPerson& person) const {
        TriagePage page{person, asks_, {}, standing(), said_};
        if (asks_ == Asks::Network) {
            page.choices = networks_;
        } else if (asks_ == Asks::Cadence) {
            for (const auto* span : cadences) {
                page.choices.push_back(say("every {}", span_in_words(span)));
            }
        }
        fmt::print("\033[H\033[2J{}", draw(page, terminal_, terminal_size()));
        std::fflush(stdout);
    }

    [[nodiscard]] std::string standing() const {
        return queue_.is_all_read()
                   ? say("{} sorted, {} to go", answers_.written(), queue_.ahead())
                   : say("{} sorted, more than {} to go", answers_.written(), queue_.ahead());
    }

    void take(int key, const WaitingPerson& person) {
        if (key == KeyInput::again) {
            return;
        }
        said_.clear();
        try {
            if (asks_ == Asks::What) {
                take_key(key, person);
            } else {
                take_choice(key, person);
            }
        } catch (const authoring::NotWritten& error) {
            said_ = printable(error.what());
            asks_ = Asks::What;
        }
    }

    void take_key(int key, const WaitingPerson& person) {
        const auto meaning = meaning_of(key);
        if (!meaning) {
            return;
        }
        switch (*meaning) {
        case TriageKey::Network:
            asks_ = networks_.empty() ? Asks::What : Asks::Network;
            said_ = networks_.empty() ? say("networks.toml describes no network yet") : "";
            return;
        case TriageKey::Cadence:
            asks_ = Asks::Cadence;
            return;
        case TriageKey::Later:
            answers_.pass();
            go_on(say("{}: later", person.name));
            return;
        case TriageKey::Never:
            answers_.keep_in_touch(person.id, "never");
            go_on(say("{}: never, but for dates", person.name));
            return;
        case TriageKey::Undo:
            undo();
            return;
        case TriageKey::Quit:
            done_ = true;
            return;
        }
    }

    void take_choice(int key, const WaitingPerson& person) {
        const bool network = asks_ == Asks::Network;
        const auto number = choice_of(key, network ? networks_.size() : cadences.size());
        if (!number) {
            const bool leaves =
                key == KeyInput::ended || key == KeyInput::control_c || key == KeyInput::control_d;
            done_ = leaves;
            asks_ = key == KeyInput::escape || leaves ? Asks::What : asks_;
            return;
        }
        asks_ = Asks::What;
        if (network) {
            answers_.join_network(person.id, networks_[*number]);
            go_on(say("{}: in {}", person.name, networks_[*number]));
        } else {
            answers_.keep_in_touch(person.id, cadences[*number]);
            go_on(say("{}: every {}", person.name, span_in_words(cadences[*number])));
        }
    }

    void go_on(const std::string& what) {
        queue_.pass();
        said_ = what;
        remember();
    }

    void undo() {
        answers_.undo();
        said_ = queue_.back() ? say("taken back") : say("nothing to take back");
        remember();
    }

    void remember() {
        Value params;
        params["at"] = place_value(queue_.stopped_at());
        static_cast<void>(daemon_.call("triage", params, patience));
    }

    int end() {
        if (answers_.written() > 0) {
            const auto answer = daemon_.call("reload", Value(Value::Object{}), patience);
            if (!answer.at("applied").as_bool()) {
                fmt::print(stderr, "{}", render("reload", answer, terminal_));
                return EX_DATAERR;
            }
        }
        const auto late = daemon_.call("fresh-start", Value(Value::Object{}), patience);
        const auto sorted = static_cast<std::int64_t>(answers_.written());
        fmt::print("{}\n", words::say_many("{} person sorted.", "{} people sorted.", sorted));
        if (!queue_.current()) {
            fmt::print("{}\n", say("That was everybody. Who was put off comes up the next time."));
        } else {
            fmt::print("{}\n", say("`kith triage` goes on from here."));
        }
        if (late.flag_or("helps", false)) {
            fmt::print(
                "{}\n",
                words::say_many("{} person is overdue; `kith fresh-start` begins anew.",
                                "{} people are overdue; `kith fresh-start` spreads them over the "
                                "time to come.",
                                late.at("overdue").as_integer()));
        }
        return 0;
    }

    control::ControlClient& daemon_;
    authoring::KithdJudge judge_;
    TriageAnswers answers_;
    TriageQueue queue_;
    Terminal terminal_ = Terminal::of_standard_output();
    std::vector<std::string> networks_;
    Asks asks_ = Asks::What;
    std::string said_;
    bool done_ = false;
};

int list_waiting(control::ControlClient& daemon, const Value& begun) {
    TriageQueue queue(place_from(begun.at("at")), fetch_from(daemon));
    Value value;
    value["version"] = 1;
    value["networks"] = begun.at("networks");
    value["waiting"] = Value(Value::Array{});
    while (const auto person = queue.current()) {
        Value one;
        one["id"] = person->id;
        one["name"] = person->name;
        one["institutions"] =
            Value(Value::Array(person->institutions.begin(), person->institutions.end()));
        one["tags"] = Value(Value::Array(person->tags.begin(), person->tags.end()));
        one["emails"] = Value(Value::Array(person->emails.begin(), person->emails.end()));
        one["last_touch"] = person->last_touch.empty() ? Value() : Value(person->last_touch);
        value["waiting"].push_back(std::move(one));
        queue.pass();
    }
    fmt::print("{}", render_json(value));
    return 0;
}

} // namespace

int triage(TriageShape shape) {
    control::ControlClient daemon(control::runtime_directory() / "control.sock");
    const auto begun = daemon.call("triage", Value(Value::Object{}));
    if (shape == TriageShape::Json) {
        return list_waiting(daemon, begun);
    }
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) {
        fmt::print(stderr, "kith: {}\n",
                   say("`kith triage` asks for single keys, and here is no terminal. `kith triage "
                       "--json` lists who waits; write `networks` or `every` for them into "
                       "contacts/triage.toml."));
        return EX_USAGE;
    }
    const auto status = daemon.call("status", Value(Value::Object{}));
    if (!words::language_of_environment()) {
        words::speak(status.text_or("language", "en"));
    }
    Sitting sitting(daemon, begun, status.at("config_dir").as_string());
    return sitting.run();
}

} // namespace kith::cli
