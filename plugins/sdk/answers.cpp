#include "sdk/answers.hpp"

#include "wire/outcome_codec.hpp"
#include "wire/plain_line.hpp"

#include <utility>

namespace kith::sdk {

namespace {

/// What the daemon keeps of a text anyway (domain::Outcome); more could exceed the line.
constexpr std::size_t longest_text = 512;

} // namespace

bool Answers::open(const wire::Id& id, std::string key) {
    return open_.try_emplace(id, std::move(key)).second;
}

std::string Answers::key_of(const wire::Id& id) const {
    const auto found = open_.find(id);
    return found == open_.end() ? std::string() : found->second;
}

void Answers::answer(const wire::Id& id, domain::Outcome outcome) {
    outcome.code = wire::plain_line(outcome.code, longest_text);
    outcome.text = wire::plain_line(outcome.text, longest_text);
    close(id, wire::Response{id, wire::to_value(outcome)});
}

void Answers::fail(wire::Error error) {
    if (error.id) {
        const wire::Id id = *error.id;
        error.message = wire::plain_line(error.message, longest_text);
        close(id, std::move(error));
    }
}

void Answers::close(const wire::Id& id, const wire::Message& message) {
    // The message may hold the id of the entry: written first, erased after.
    const auto found = open_.find(id);
    if (found == open_.end()) {
        return;
    }
    output_.write(wire::encode_line(message));
    open_.erase(found);
    if (open_.empty() && on_empty_) {
        on_empty_();
    }
}

} // namespace kith::sdk
