#include "caldav/ledger.hpp"

#include "domain/value.hpp"
#include "remote/state_file.hpp"
#include "sdk/whole_file.hpp"
#include "wire/json.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace kith::caldav {

namespace {

using domain::Value;
using State = Record::State;

constexpr std::size_t most_bytes = std::size_t{4} << 20;
constexpr std::array<std::pair<State, const char*>, 4> state_names{{{State::There, "there"},
                                                                    {State::Completed, "completed"},
                                                                    {State::Cancelled, "cancelled"},
                                                                    {State::Deleted, "deleted"}}};

std::string name_of(State state) {
    for (const auto& [known, name] : state_names) {
        if (known == state) {
            return name;
        }
    }
    return "there";
}

State state_of(const std::string& name) {
    for (const auto& [state, known] : state_names) {
        if (name == known) {
            return state;
        }
    }
    return State::There;
}

Value value_of(const Record& record) {
    return Value::Object{{"uid", record.uid},
                         {"etag", record.etag},
                         {"hash", std::to_string(record.hash)},
                         {"sequence", record.sequence},
                         {"ahead", record.ahead},
                         {"touched", record.touched},
                         {"state", name_of(record.state)}};
}

Record record_of(const Value& value) {
    Record record;
    record.uid = value.text_or("uid", "");
    record.etag = value.text_or("etag", "");
    const auto hash = value.text_or("hash", "0");
    std::from_chars(hash.data(), hash.data() + hash.size(), record.hash);
    record.sequence = static_cast<int>(value.integer_or("sequence", 0));
    record.ahead = static_cast<int>(value.integer_or("ahead", 0));
    record.touched = value.flag_or("touched", false);
    record.state = state_of(value.text_or("state", ""));
    return record;
}

} // namespace

Ledger::Ledger(std::filesystem::path file, std::string collection)
    : file_(std::move(file)), collection_(std::move(collection)) {
    try {
        saved_ = remote::read_state_file(file_).value_or("");
        read(saved_);
    } catch (const std::exception&) { // the collection itself tells what is in it
        records.clear();
        mark.clear();
    }
}

void Ledger::read(const std::string& text) {
    if (text.empty()) {
        return;
    }
    const auto value = wire::parse_json(text, {.max_bytes = most_bytes});
    if (value.text_or("collection", "") != collection_) {
        return;
    }
    mark = value.text_or("mark", "");
    for (const auto& [name, record] : value.at("objects").as_object()) {
        records.emplace(name, record_of(record));
    }
}

std::string Ledger::text() const {
    Value::Object objects;
    for (const auto& [name, record] : records) {
        objects.emplace(name, value_of(record));
    }
    return wire::dump_json(Value::Object{{"version", 1},
                                         {"collection", collection_},
                                         {"mark", mark},
                                         {"objects", std::move(objects)}}) +
           '\n';
}

void Ledger::save() {
    auto now = text();
    if (now != saved_) {
        sdk::replace_file(file_, now);
        saved_ = std::move(now);
    }
}

} // namespace kith::caldav
