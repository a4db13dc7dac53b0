#pragma once

#include "sdk/answers.hpp"
#include "sdk/event_queue.hpp"
#include "sdk/host.hpp"
#include "wire/line_reader.hpp"
#include "wire/rpc.hpp"
#include "wire/settings_places.hpp"

#include <memory>
#include <optional>
#include <string>

namespace kith::sdk {

/// The protocol between one daemon and one plugin: takes lines, calls the Plugin, writes lines.
/// Reads no descriptor. Faults of the daemon are answered, those of the plugin too.
class Host::Conversation {
public:
    Conversation(Plugin& plugin, Host& host, int output);

    void take(const wire::LineReader::Line& line);
    /// Standard input has ended. `on_done` is called once every request is answered, perhaps at
    /// once.
    void end(std::function<void()> on_done);
    [[nodiscard]] bool done() const { return ended_ && answers_->empty(); }

    void send_event(domain::Value params);
    [[nodiscard]] std::size_t unanswered_events() const { return events_.size(); }
    void repeat_events(std::chrono::seconds after);
    void send_status(domain::Value params);
    void log(Level level, std::string_view text, std::string_view file, int line);

private:
    void take_message(const wire::Message& message);
    void take_request(const wire::Request& request);
    void initialize(const wire::Request& request);
    void start(const wire::Request& request);
    void answer_later(const wire::Request& request);
    void call_plugin(const wire::Request& request, Reply reply);
    void take_notification(const wire::Notification& notification);
    void take_event_answer(const wire::Id& id, const wire::Error* refusal);
    void open_journal(const std::string& state_dir);
    void write(const wire::Message& message);
    void refuse(std::optional<wire::Id> id, int code, const std::string& what,
                domain::Value more = {});

    Plugin& plugin_;
    Host& host_;
    LineOutput output_;
    std::shared_ptr<Answers> answers_; ///< replies refer to it weakly
    EventQueue events_;
    std::optional<domain::Value> held_status_; ///< said before `initialize` was answered
    wire::SettingsPlaces places_;
    bool initialized_ = false;
    bool ended_ = false;
};

} // namespace kith::sdk
