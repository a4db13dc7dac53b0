#include "cli/add_person.hpp"

#include "authoring/contact_writer.hpp"
#include "authoring/kithd_judge.hpp"
#include "authoring/kithd_program.hpp"
#include "cli/question.hpp"
#include "cli/rendering.hpp"
#include "cli/written_person.hpp"
#include "domain/name_match.hpp"
#include "words/words.hpp"

#include <fmt/core.h>
#include <sysexits.h>

namespace kith::cli {

namespace fs = std::filesystem;

using authoring::ContactWriter;
using domain::Value;
using words::say;

namespace {

/// The options as the keys of a [[contact]], in the order in which they are written.
constexpr const char* keys[] = {"emails",       "phones",   "birthday",     "networks",
                                "institutions", "tags",     "importance",   "language",
                                "every",        "at_worst", "last_contact", "note"};

/// "27.11.1986" and "27.11." as TOML has them; another text as it is.
std::string date_in_toml(const std::string& typed) {
    int day = 0;
    int month = 0;
    int year = 0;
    int length = 0;
    const auto whole = static_cast<int>(typed.size());
    if (std::sscanf(typed.c_str(), "%2d.%2d.%4d%n", &day, &month, &year, &length) == 3 &&
        length == whole) {
        return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    }
    length = 0;
    if (std::sscanf(typed.c_str(), "%2d.%2d.%n", &day, &month, &length) == 2 && length == whole) {
        return fmt::format("--{:02}-{:02}", month, day);
    }
    return typed;
}

authoring::ContactKeys typed_keys(const Value& params) {
    authoring::ContactKeys typed;
    for (const char* key : keys) {
        if (const auto* value = params.find(key)) {
            const bool is_date = std::string_view(key) == "birthday";
            typed.push_back({key, is_date ? Value(date_in_toml(value->as_string())) : *value});
        }
    }
    return typed;
}

/// Somebody of that very name whom the daemon knows; absent also when there is no daemon.
std::optional<std::string> known_to_daemon(const std::string& name, NearbyDaemon& daemon) {
    const auto answer = daemon.ask("names", Value::Object{{"begins", name}});
    if (!answer) {
        return std::nullopt;
    }
    for (const auto& one : answer->at("names").as_array()) {
        if (domain::folds_alike(one.at("name").as_string(), name)) {
            return one.at("id").as_string();
        }
    }
    return std::nullopt;
}

int refuse(const std::string& what) {
    fmt::print(stderr, "kith: {}\n", printable(what));
    return EX_DATAERR;
}

/// One `kith add`.
class Addition {
public:
    explicit Addition(const Value& params)
        : params_(params), name_(params.at("name").as_string()), id_(params.text_or("id", "")),
          directory_(configuration_directory(params, daemon_)), writer_(directory_, judge_) {}

    int run() {
        const auto wanted = id_.empty() ? config_id() : id_;
        for (const auto& one : writer_.known()) {
            if (one.place.id == wanted ||
                (id_.empty() && domain::folds_alike(one.place.name, name_))) {
                return refuse(say("{} stands in {}:{} already. `kith edit {}` changes that; for "
                                  "another person of the same name, give --id.",
                                  name_, short_path(directory_ / one.file), one.place.line,
                                  one.place.id));
            }
        }
        const auto card = id_.empty() ? known_to_daemon(name_, daemon_) : std::nullopt;
        if (card && !params_.flag_or("same", false) && !agreed_to_be_same()) {
            return refuse(say("{} is in the address book already. With --same this is laid beside "
                              "that card; for another person, give --id.",
                              name_));
        }
        write(card, wanted);
        return 0;
    }

private:
    [[nodiscard]] std::string config_id() const { return authoring::id_from_name(name_); }

    [[nodiscard]] bool agreed_to_be_same() const {
        return can_ask() &&
               is_agreed(say("{} is in the address book already. The same person?", name_));
    }

    void write(const std::optional<std::string>& card, const std::string& wanted) {
        authoring::ContactKeys typed = typed_keys(params_);
        if (card) {
            typed.insert(typed.begin(), {"card", *card});
        } else {
            typed.insert(typed.begin(), {"name", name_});
            if (!id_.empty()) {
                typed.insert(typed.begin() + 1, {"id", id_});
            }
        }
        const auto warnings = writer_.add_tables({typed});
        report(card.value_or(wanted), warnings);
    }

    void report(const std::string& id, const std::vector<domain::Diagnostic>& warnings) {
        const auto file = directory_ / ContactWriter::usual_file;
        Value next;
        const auto follows = what_follows(id, directory_, daemon_, next);
        if (params_.flag_or("json", false)) {
            Value answer{Value::Object{{"version", 1}, {"file", file.string()}, {"next", next}}};
            answer["contact"] = Value::Object{{"id", id}, {"name", name_}};
            answer["running"] = daemon_.is_there();
            answer["warnings"] = Value::Array{};
            for (const auto& one : warnings) {
                answer["warnings"].push_back(one.excerpt);
            }
            fmt::print("{}", render_json(answer));
            return;
        }
        if (!warnings.empty()) {
            fmt::print("{}\n", as_checked(warnings));
        }
        fmt::print("{}\n{}", say("{} stands in {} now.", printable(name_), short_path(file)),
                   follows);
    }

    const Value& params_;
    std::string name_;
    std::string id_; ///< empty: made from the name
    NearbyDaemon daemon_;
    fs::path directory_;
    authoring::KithdJudge judge_{authoring::kithd_program()};
    ContactWriter writer_;
};

} // namespace

int add_person(const Value& params) {
    try {
        return Addition(params).run();
    } catch (const authoring::NotWritten& fault) {
        return complain_of(fault);
    }
}

} // namespace kith::cli
