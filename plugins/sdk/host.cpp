#include "sdk/host.hpp"

#include "sdk/conversation.hpp"
#include "sdk/input_watch.hpp"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace kith::sdk {

/// What reads the lines of a conversation.
class Host::Input {
public:
    Input(Conversation& conversation, int descriptor)
        : conversation_(conversation), descriptor_(descriptor), watch_(descriptor) {}

    [[nodiscard]] int descriptor() const { return watch_.descriptor(); }

    void take_all() {
        while (!ended_ && watch_.input_ready()) {
            take_some();
        }
    }

private:
    void take_some() {
        std::array<char, 16'384> chunk;
        const auto size = ::read(descriptor_, chunk.data(), chunk.size());
        if (size < 0 && (errno == EINTR || errno == EAGAIN)) {
            return;
        }
        if (size <= 0) {
            ended_ = true;
            watch_.drop_input();
            conversation_.end([this] { watch_.wake(); });
            return;
        }
        std::string_view bytes(chunk.data(), static_cast<std::size_t>(size));
        while (const auto line = reader_.next(bytes)) {
            conversation_.take(*line);
        }
    }

    Conversation& conversation_;
    int descriptor_;
    InputWatch watch_;
    wire::LineReader reader_;
    bool ended_ = false;
};

Host::Host(Plugin& plugin, int input, int output)
    : conversation_(std::make_unique<Conversation>(plugin, *this, output)),
      input_(std::make_unique<Input>(*conversation_, input)) {}

Host::~Host() = default;

int Host::descriptor() const { return input_->descriptor(); }

bool Host::on_readable() {
    input_->take_all();
    return running();
}

bool Host::running() const { return !conversation_->done(); }

void Host::send_event(domain::Value params) { conversation_->send_event(std::move(params)); }

std::size_t Host::unanswered_events() const { return conversation_->unanswered_events(); }

void Host::repeat_events(std::chrono::seconds after) { conversation_->repeat_events(after); }

void Host::up() {
    domain::Value params;
    params["state"] = "up";
    conversation_->send_status(std::move(params));
}

void Host::unavailable(std::string_view reason) {
    domain::Value params;
    params["state"] = "unavailable";
    params["reason"] = reason;
    conversation_->send_status(std::move(params));
}

void Host::log(Level level, std::string_view text, std::string_view file, int line) {
    conversation_->log(level, text, file, line);
}

} // namespace kith::sdk
