#include "app/commands.hpp"
#include "app/event_intake.hpp"
#include "app/network_household.hpp"
#include "fuzz/targets.hpp"
#include "wire/json.hpp"
#include "wire/line_reader.hpp"
#include "wire/rpc.hpp"

#include <string>
#include <variant>

namespace kith::fuzz {

namespace {

/// A daemon without its socket.
class Desk {
public:
    void obey(const std::string& line) {
        try {
            const auto message = wire::decode_line(line);
            if (const auto* request = std::get_if<wire::Request>(&message)) {
                answer(*request);
            }
        } catch (const wire::JsonError&) {
        } catch (const wire::MalformedMessage&) {
        }
    }

private:
    void answer(const wire::Request& request) {
        if (request.method == "event") { // as a plugin would say it
            const bool proposes = request.params.is_object() &&
                                  request.params.find("type") != nullptr &&
                                  *request.params.find("type") == domain::Value("proposals");
            const auto refusal =
                intake_.take(proposes ? "address-book" : "popup", request.params, home_.now())
                    .refusal;
            require(!refusal || !refusal->empty(), "a refusal says why");
        } else if (commands_.knows(request.method)) {
            auto said = commands_.run(request.method, request.params);
            const auto line = wire::encode_line(to_message(request.id, std::move(said)));
            require(line.find('\n') == line.size() - 1, "an answer is one line");
            static_cast<void>(wire::decode_line(line.substr(0, line.size() - 1)));
        }
        home_.pass(std::chrono::hours(1));
        for (const auto* channel : {"popup", "mail"}) {
            home_.deliver(channel);
        }
    }

    static wire::Message to_message(const wire::Id& id, app::Answer said) {
        if (auto* refusal = std::get_if<control::Refusal>(&said)) {
            require(!refusal->message.empty(), "a refusal says why");
            return wire::Error{id, refusal->code, refusal->message, refusal->data};
        }
        return wire::Response{id, std::get<domain::Value>(std::move(said))};
    }

    test::Household home_{test::friends_and_chamber()};
    app::Commands commands_{home_.engine(), home_.clock};
    app::EventIntake intake_{home_.engine()};
};

} // namespace

void take_control_lines(std::string_view bytes) {
    Desk desk;
    wire::LineReader reader;
    int lines = 0;
    while (auto line = reader.next(bytes)) {
        if (!line->too_long && ++lines <= 8) {
            desk.obey(line->text);
        }
    }
}

} // namespace kith::fuzz
