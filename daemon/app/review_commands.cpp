#include "app/review_commands.hpp"

#include "app/command_params.hpp"
#include "app/review_matter.hpp"
#include "delivery/routing.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Instant;
using domain::Value;
using words::say;

CommandHandlers ReviewCommands::handlers() {
    return {{"review", [this](const auto& params, auto now) { return review(params, now); }}};
}

Answer ReviewCommands::review(const Value& params, Instant now) {
    const auto& situation = engine_.situation();
    const auto channel = params.text_or("channel", "");
    const bool known = std::any_of(situation.ways.begin(), situation.ways.end(),
                                   [&](const auto& way) { return way.channel.name == channel; });
    if (!channel.empty() && !known) {
        return control::Refusal{control::refusal_code::no_channel,
                                say("there is no channel \"{}\" that takes messages", channel),
                                {}};
    }
    const auto page = delivery::compose_review(gather_review(engine_, now), situation.language());
    if (known) {
        const auto subject = "review " + domain::format_instant(now);
        engine_.store().enqueue(delivery::notice_delivery(channel, subject, page.title,
                                                          delivery::notice_body(page), now));
    }
    auto result = versioned();
    result["title"] = page.title;
    Value sections{Value::Array{}};
    for (const auto& section : page.sections) {
        Value value;
        value["heading"] = section.heading;
        value["lines"] = Value(Value::Array(section.lines.begin(), section.lines.end()));
        sections.push_back(std::move(value));
    }
    result["sections"] = std::move(sections);
    result["channel"] = channel;
    return result;
}

} // namespace kith::app
