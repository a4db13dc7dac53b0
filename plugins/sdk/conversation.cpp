#include "sdk/conversation.hpp"

#include "sdk/delivery_codec.hpp"
#include "sdk/fence.hpp"
#include "sdk/session_codec.hpp"
#include "wire/json.hpp"
#include "wire/members.hpp"
#include "wire/plain_line.hpp"

#include <array>
#include <utility>

namespace kith::sdk {

namespace {

namespace error_code = wire::error_code;
using domain::Value;

constexpr std::size_t longest_log_text = 4096;
constexpr std::array<std::string_view, 4> levels = {"debug", "info", "warning", "error"};

bool is_answered_later(std::string_view method) {
    return method == "check" || method == "deliver" || method == "withdraw" || method == "publish";
}

} // namespace

Host::Conversation::Conversation(Plugin& plugin, Host& host, int output)
    : plugin_(plugin), host_(host), output_(output), answers_(std::make_shared<Answers>(output_)) {}

void Host::Conversation::take(const wire::LineReader::Line& line) {
    if (line.too_long) {
        refuse(std::nullopt, error_code::parse, "the line is too long");
        return;
    }
    try {
        take_message(wire::decode_line(line.text));
    } catch (const wire::JsonError& error) {
        refuse(std::nullopt, error_code::parse,
               error.what() + std::string(", at byte ") + std::to_string(error.offset));
    } catch (const wire::MalformedMessage& error) {
        refuse(error.id, error.code, error.what());
    }
}

void Host::Conversation::end(std::function<void()> on_done) {
    ended_ = true;
    if (initialized_) {
        try {
            plugin_.finish();
        } catch (const std::exception& error) {
            log(Level::Error, error.what(), {}, 0);
        }
    }
    if (answers_->empty()) {
        on_done();
    } else {
        answers_->on_empty(std::move(on_done));
    }
}

void Host::Conversation::send_event(Value params) {
    try {
        events_.add(std::move(params));
    } catch (const std::system_error& error) {
        log(Level::Warning, std::string("an event is not on the disk: ") + error.what(), {}, 0);
    }
    // Only what was never written is due within so long.
    repeat_events(std::chrono::hours(24 * 365));
}

void Host::Conversation::repeat_events(std::chrono::seconds after) {
    if (!initialized_) {
        return;
    }
    for (const auto& line : events_.due(std::chrono::steady_clock::now(), after)) {
        output_.write(line);
    }
}

void Host::Conversation::send_status(Value params) {
    if (initialized_) {
        write(wire::Notification{"status", std::move(params)});
    } else {
        held_status_ = std::move(params);
    }
}

void Host::Conversation::log(Level level, std::string_view text, std::string_view file, int line) {
    Value params;
    params["level"] = levels.at(static_cast<std::size_t>(level));
    params["text"] = wire::plain_line(text, longest_log_text);
    if (!file.empty()) {
        params["file"] = wire::plain_line(file, longest_log_text);
    }
    if (line > 0) {
        params["line"] = line;
    }
    write(wire::Notification{"log", std::move(params)});
}

void Host::Conversation::take_message(const wire::Message& message) {
    if (const auto* request = std::get_if<wire::Request>(&message)) {
        take_request(*request);
    } else if (const auto* notification = std::get_if<wire::Notification>(&message)) {
        take_notification(*notification);
    } else if (const auto* response = std::get_if<wire::Response>(&message)) {
        take_event_answer(response->id, nullptr);
    } else if (const auto& error = std::get<wire::Error>(message); error.id) {
        take_event_answer(*error.id, &error);
    }
}

void Host::Conversation::take_request(const wire::Request& request) {
    if (request.method == "initialize") {
        initialize(request);
    } else if (!initialized_) {
        refuse(request.id, error_code::not_initialized, "initialize comes first");
    } else if (request.method == "ping") {
        write(wire::Response{request.id, Value::Object{}});
    } else if (is_answered_later(request.method)) {
        end_when_shut_out(places_);
        answer_later(request);
    } else {
        refuse(request.id, error_code::unknown_method, "no such method");
    }
}

void Host::Conversation::initialize(const wire::Request& request) {
    if (initialized_) {
        refuse(request.id, error_code::invalid_request, "initialized already");
        return;
    }
    try {
        if (speaks_our_version(request.params)) {
            start(request);
            return;
        }
        Value more;
        more["supported"]["min"] = protocol_version;
        more["supported"]["max"] = protocol_version;
        refuse(request.id, error_code::protocol_version, "no common protocol version",
               std::move(more));
    } catch (const wire::MemberError& error) {
        refuse(request.id, error_code::invalid_params, error.what());
    } catch (const SettingRefused& refusal) {
        refuse(request.id, error_code::setting_refused, refusal.what(),
               Value::Object{{"pointer", refusal.pointer}});
    } catch (const std::exception& error) {
        refuse(request.id, error_code::internal, error.what());
    }
}

void Host::Conversation::start(const wire::Request& request) {
    const Value description = plugin_.description();
    const Value* schema = description.find("settings");
    const Session session =
        session_from(request.params, schema == nullptr ? Value(Value::Object{}) : *schema);
    plugin_.start(session, host_);
    write(wire::Response{request.id, introduced(plugin_)});
    initialized_ = true;
    if (schema != nullptr) {
        places_ = wire::settings_places(*schema, session.settings);
    }
    if (held_status_) {
        send_status(*std::exchange(held_status_, std::nullopt));
    }
    open_journal(session.state_dir);
    repeat_events(std::chrono::seconds(0));
}

void Host::Conversation::answer_later(const wire::Request& request) {
    const bool delivery = request.method == "deliver";
    if (!answers_->open(request.id, delivery ? request.params.text_or("key", "") : "")) {
        refuse(request.id, error_code::invalid_request, "a request of this id is open");
        return;
    }
    const auto reply = [answers = std::weak_ptr(answers_),
                        id = request.id](domain::Outcome outcome) {
        if (const auto open = answers.lock()) {
            open->answer(id, std::move(outcome));
        }
    };
    try {
        call_plugin(request, reply);
    } catch (const domain::ValueError& error) {
        answers_->fail({request.id, error_code::invalid_params, error.what(), {}});
    } catch (const std::exception& error) {
        answers_->fail({request.id, error_code::internal, error.what(), {}});
    }
}

void Host::Conversation::call_plugin(const wire::Request& request, Reply reply) {
    if (request.method == "check") {
        plugin_.check(std::move(reply));
    } else if (request.method == "deliver") {
        plugin_.deliver(delivery_from(request.params), std::move(reply));
    } else if (request.method == "withdraw") {
        plugin_.withdraw(wire::Members(request.params).name("key", 64), std::move(reply));
    } else {
        plugin_.publish(agenda_page_from(request.params), std::move(reply));
    }
}

void Host::Conversation::take_notification(const wire::Notification& notification) {
    const Value* id = notification.params.find("id");
    if (notification.method != "$/cancel" || id == nullptr) {
        return;
    }
    std::string key;
    if (id->is_integer()) {
        key = answers_->key_of(id->as_integer());
    } else if (id->is_string()) {
        key = answers_->key_of(id->as_string());
    }
    if (key.empty()) {
        return;
    }
    try {
        plugin_.cancel(key);
    } catch (const std::exception& error) {
        log(Level::Error, error.what(), {}, 0);
    }
}

void Host::Conversation::take_event_answer(const wire::Id& id, const wire::Error* refusal) {
    const auto* event_id = std::get_if<std::string>(&id);
    if (event_id != nullptr && events_.answered(*event_id) && refusal != nullptr) {
        log(Level::Warning, "an event was refused: " + refusal->message, {}, 0);
    }
}

void Host::Conversation::open_journal(const std::string& state_dir) {
    if (state_dir.empty()) {
        return;
    }
    try {
        events_.open_journal(state_dir);
    } catch (const std::exception& error) {
        log(Level::Warning, std::string("events are not kept on the disk: ") + error.what(), {}, 0);
    }
}

void Host::Conversation::write(const wire::Message& message) {
    output_.write(wire::encode_line(message));
}

void Host::Conversation::refuse(std::optional<wire::Id> id, int code, const std::string& what,
                                Value more) {
    write(wire::Error{std::move(id), code, wire::plain_line(what, longest_log_text),
                      std::move(more)});
}

} // namespace kith::sdk
