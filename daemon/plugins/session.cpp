#include "plugins/session.hpp"

#include "domain/store_error.hpp"
#include "plugins/request_codec.hpp"
#include "wire/json.hpp"
#include "wire/outcome_codec.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::plugins {

namespace chr = std::chrono;

using domain::Value;

namespace {

constexpr chr::seconds handshake_patience{10};
constexpr chr::seconds cancel_grace{5};
constexpr chr::minutes noise_window{1};
constexpr int noise_allowed = 100; ///< lines a minute; more, and it is broken
constexpr int noise_sampled = 3;   ///< lines a minute that the log shows
constexpr std::size_t sample_bytes = 200;
constexpr std::size_t text_bytes = 512;

const char* method_name(Session::Method method) {
    switch (method) {
    case Session::Method::Initialize:
        return "initialize";
    case Session::Method::Check:
        return "check";
    case Session::Method::Deliver:
        return "deliver";
    case Session::Method::Withdraw:
        return "withdraw";
    case Session::Method::Publish:
        return "publish";
    }
    return "check";
}

/// An outcome as the plugin gave it, its texts made harmless; what is no outcome is a retry.
Answer to_answer(const Value* result, const wire::Error* error) {
    Answer answer;
    try {
        if (result != nullptr) {
            answer.outcome = wire::outcome_from(*result);
        } else {
            answer.outcome.result = domain::Outcome::Result::Retry;
            answer.outcome.text = error->message;
            answer.outcome.code = std::to_string(error->code);
        }
    } catch (const domain::ValueError& fault) {
        answer.outcome.result = domain::Outcome::Result::Retry;
        answer.outcome.text = std::string("the plugin's answer is no outcome: ") + fault.what();
    }
    answer.outcome.text = wire::plain_line(answer.outcome.text, text_bytes);
    answer.outcome.code = wire::plain_line(answer.outcome.code, text_bytes);
    return answer;
}

SessionOutput::Level level_of(const std::string& text) {
    using Level = SessionOutput::Level;
    if (text == "error") {
        return Level::Error;
    }
    if (text == "warning") {
        return Level::Warning;
    }
    return text == "debug" ? Level::Debug : Level::Info;
}

} // namespace

void Session::begin(Duration now) {
    request(Method::Initialize, {}, initialize_params(spec_), handshake_patience, nullptr, now);
}

void Session::request(Method method, const std::string& key, Value params, Duration patience,
                      Handler handler, Duration now) {
    const auto id = next_id_++;
    pending_[id] = {method, key, std::move(handler), now + patience, false};
    output_.write(wire::encode_line(wire::Request{id, method_name(method), std::move(params)}));
}

void Session::cancel(const std::string& key) {
    for (const auto& [id, pending] : pending_) {
        if (pending.key == key && pending.method == Method::Deliver) {
            send_cancel(id);
        }
    }
}

void Session::send_cancel(std::int64_t id) {
    Value params;
    params["id"] = id;
    output_.write(wire::encode_line(wire::Notification{"$/cancel", std::move(params)}));
}

void Session::take(std::string_view line, bool too_long, Duration now) {
    if (too_long) {
        ++long_lines_;
        note_noise({}, "a line longer than 1 MiB", now);
        if (long_lines_ >= 2) {
            output_.broken("it wrote lines longer than 1 MiB twice");
        }
        return;
    }
    if (line.empty()) {
        return;
    }
    try {
        take_message(wire::decode_line(line));
    } catch (const wire::JsonError& error) {
        note_noise(line, error.what(), now);
    } catch (const wire::MalformedMessage& error) {
        note_noise(line, error.what(), now);
        if (error.id) {
            output_.write(wire::encode_line(wire::Error{error.id, error.code, error.what(), {}}));
        }
    }
}

void Session::note_noise(std::string_view line, const std::string& fault, Duration now) {
    if (now - noise_since_ > noise_window) {
        noise_since_ = now;
        noise_ = 0;
    }
    ++noise_;
    ++noise_total_;
    if (noise_ <= noise_sampled) {
        output_.log(SessionOutput::Level::Warning, "noise on standard output (" + fault + "): " +
                                                       wire::plain_line(line, sample_bytes));
    }
    if (noise_ == noise_allowed + 1) {
        output_.broken("more than 100 lines a minute are no messages");
    }
}

void Session::take_message(const wire::Message& message) {
    if (const auto* response = std::get_if<wire::Response>(&message)) {
        take_response(response->id, &response->result, nullptr);
    } else if (const auto* error = std::get_if<wire::Error>(&message)) {
        if (error->id) {
            take_response(*error->id, nullptr, error);
        }
    } else if (const auto* request = std::get_if<wire::Request>(&message)) {
        take_request(*request);
    } else {
        take_notification(std::get<wire::Notification>(message));
    }
}

void Session::take_response(const wire::Id& id, const Value* result, const wire::Error* error) {
    const auto* number = std::get_if<std::int64_t>(&id);
    const auto found = number == nullptr ? pending_.end() : pending_.find(*number);
    if (found == pending_.end()) { // answered twice, or too late, or never asked
        output_.log(SessionOutput::Level::Debug, "an answer nobody waits for");
        return;
    }
    const auto pending = std::move(found->second);
    pending_.erase(found);
    if (pending.method == Method::Initialize) {
        initialized(result, error);
    } else {
        pending.handler(to_answer(result, error));
    }
}

void Session::initialized(const Value* result, const wire::Error* error) {
    if (result != nullptr) {
        agreed_on(*result);
        return;
    }
    const auto text = wire::plain_line(error->message, text_bytes);
    if (error->code == wire::error_code::setting_refused) {
        const auto* pointer = error->data.find("pointer");
        const bool known = pointer != nullptr && pointer->is_string();
        output_.refused((known ? wire::plain_line(pointer->as_string(), text_bytes) + ": " : "") +
                        text);
    } else if (error->code == wire::error_code::protocol_version) {
        output_.refused("it speaks another version of the protocol: " + text);
    } else {
        output_.broken("initialize failed: " + text);
    }
}

void Session::agreed_on(const Value& result) {
    const auto* version = result.find("protocol");
    if (version == nullptr || !version->is_integer()) {
        output_.broken("its answer to initialize names no version of the protocol");
    } else if (version->as_integer() != protocol_version) {
        output_.refused("it speaks another version of the protocol: " +
                        std::to_string(version->as_integer()));
    } else {
        ready_ = true;
        output_.ready();
    }
}

void Session::take_request(const wire::Request& request) {
    if (request.method != "event") {
        const auto what = "no method " + wire::plain_line(request.method, sample_bytes);
        output_.write(
            wire::encode_line(wire::Error{request.id, wire::error_code::unknown_method, what, {}}));
        return;
    }
    if (!ready_) {
        output_.write(wire::encode_line(
            wire::Error{request.id, wire::error_code::not_initialized, "not initialized", {}}));
        return;
    }
    EventAnswer answer;
    try {
        answer = output_.event(request.params);
    } catch (const domain::StoreError& error) {
        // Not committed, so not answered: the plugin says it again.
        output_.log(SessionOutput::Level::Error, std::string("an event waits: ") + error.what());
        return;
    }
    if (const auto& refusal = answer.refusal) {
        output_.log(SessionOutput::Level::Warning, "an event was refused: " + *refusal);
        output_.write(wire::encode_line(
            wire::Error{request.id, wire::error_code::invalid_params, *refusal, {}}));
    } else {
        output_.write(wire::encode_line(wire::Response{request.id, std::move(answer.result)}));
    }
}

void Session::take_notification(const wire::Notification& notification) {
    const auto& params = notification.params;
    try {
        if (notification.method == "status" && ready_) {
            const auto& state = params.at("state").as_string();
            if (state != "up" && state != "unavailable") {
                throw domain::ValueError("state: expected up or unavailable");
            }
            output_.status(state == "up",
                           wire::plain_line(params.text_or("reason", ""), text_bytes));
        } else if (notification.method == "log") {
            auto text = wire::plain_line(params.at("text").as_string(), 4096);
            if (const auto file = params.text_or("file", ""); !file.empty()) {
                text = wire::plain_line(file, text_bytes) + ":" +
                       std::to_string(params.integer_or("line", 0)) + ": " + text;
            }
            output_.log(level_of(params.text_or("level", "info")), text);
        }
    } catch (const domain::ValueError& error) {
        output_.log(SessionOutput::Level::Warning,
                    notification.method + " with wrong parameters: " + error.what());
    }
}

void Session::expire(Duration now) {
    for (auto& [id, pending] : pending_) {
        if (pending.deadline > now) {
            continue;
        }
        if (pending.method == Method::Initialize) {
            pending_.erase(id);
            output_.broken("initialize was not answered in 10 s");
            return;
        }
        if (pending.cancelled) {
            const std::string what =
                std::string(method_name(pending.method)) + " was not answered in time";
            auto handler = std::move(pending.handler);
            pending_.erase(id);
            output_.broken(what); // first: the handler must not give it more to do
            handler({Answer::How::TimedOut, {}, what});
            return;
        }
        pending.cancelled = true;
        pending.deadline = now + cancel_grace;
        send_cancel(id);
    }
}

void Session::end(End how, const std::string& reason) {
    ready_ = false;
    Answer answer{Answer::How::Crashed, {}, reason};
    if (how == End::WayOutGone) {
        answer.how = Answer::How::Answered;
        answer.outcome.result = domain::Outcome::Result::Unavailable;
        answer.outcome.text = reason;
    }
    for (auto& [id, pending] : std::exchange(pending_, {})) {
        if (pending.handler) {
            pending.handler(answer);
        }
    }
}

int Session::deliveries_in_flight() const {
    return static_cast<int>(std::count_if(pending_.begin(), pending_.end(), [](const auto& entry) {
        const auto method = entry.second.method;
        return method == Method::Deliver || method == Method::Withdraw;
    }));
}

std::optional<Session::Duration> Session::next_deadline() const {
    std::optional<Duration> earliest;
    for (const auto& [id, pending] : pending_) {
        if (!earliest || pending.deadline < *earliest) {
            earliest = pending.deadline;
        }
    }
    return earliest;
}

} // namespace kith::plugins
