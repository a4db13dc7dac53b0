#include "fuzz/targets.hpp"
#include "plugins/host/recorded_session.hpp"
#include "plugins/request_codec.hpp"
#include "wire/agenda_entry_codec.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"
#include "wire/line_reader.hpp"
#include "wire/outcome_codec.hpp"
#include "wire/plain_line.hpp"
#include "wire/rpc.hpp"
#include "wire/settings_schema.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kith::fuzz {

namespace {

using domain::Value;

/// What `read` makes of the value, and of what is written of that, is the same; it may refuse the
/// value itself.
template <class Read> void comes_back(const Value& value, const Read& read, const char* what) {
    try {
        const auto once = read(value);
        require(read(wire::parse_json(wire::dump_json(wire::to_value(once)))) == once,
                std::string(what) + " comes back from the wire: " + wire::dump_json(value));
    } catch (const domain::ValueError&) {
    }
}

void read_as_everything(const Value& value) {
    comes_back(value, wire::outcome_from, "an outcome");
    comes_back(value, wire::contact_from, "a contact");
    comes_back(
        value, [](const Value& entry) { return wire::agenda_entry_from(entry); }, "an entry");
    try {
        const auto description = plugins::description_from(value);
        const auto& schema = description.settings_schema;
        const auto filled = wire::with_defaults(schema, Value(Value::Object{}));
        require(wire::with_defaults(schema, filled) == filled, "defaults are filled in once");
        static_cast<void>(wire::check_settings(schema, value));
    } catch (const domain::ValueError&) {
    }
    static_cast<void>(wire::check_schema(value));
    static_cast<void>(wire::check_settings(value, value));
}

void read_as_message(std::string_view line) {
    try {
        const auto value = wire::parse_json(line);
        require(wire::parse_json(wire::dump_json(value)) == value, "JSON comes back");
        read_as_everything(value);
        if (const auto* params = value.find("params")) {
            read_as_everything(*params);
        }
        const auto message = wire::decode(value);
        const auto again = wire::encode_line(message);
        require(wire::decode_line(again.substr(0, again.size() - 1)) == message,
                "a message comes back: " + again);
    } catch (const wire::JsonError& fault) {
        require(fault.offset <= line.size(), "a fault lies within the line");
    } catch (const wire::MalformedMessage&) {
    }
}

std::vector<wire::LineReader::Line> lines_of(std::string_view bytes, std::size_t chunk) {
    wire::LineReader reader(std::size_t{1} << 16);
    std::vector<wire::LineReader::Line> lines;
    while (!bytes.empty()) {
        auto piece = bytes.substr(0, chunk);
        bytes.remove_prefix(piece.size());
        while (auto line = reader.next(piece)) {
            lines.push_back(std::move(*line));
        }
    }
    return lines;
}

} // namespace

void take_plugin_lines(std::string_view bytes) {
    test::RecordedSession plugin;
    plugin.shake_hands();
    plugin.ask();
    const auto lines = lines_of(bytes, 4096);
    const auto in_small_pieces = lines_of(bytes, 3);
    require(std::equal(lines.begin(), lines.end(), in_small_pieces.begin(), in_small_pieces.end(),
                       [](const auto& one, const auto& other) {
                           return one.text == other.text && one.too_long == other.too_long;
                       }),
            "lines do not depend on the pieces they come in");
    for (const auto& line : lines) {
        if (!line.too_long) {
            read_as_message(line.text);
        }
        plugin.session.take(line.text, line.too_long, plugin.now);
        plugin.wait(std::chrono::seconds(1));
    }
    plugin.session.end(plugins::Session::End::Crash, "killed");
    require(plugin.answers.size() == 1, "a request is answered exactly once");
    require(plugin.times_ready == 1, "there is one handshake");
    for (const auto& line : plugin.written) {
        require(line.find('\n') == std::string::npos, "what is written is one line a message");
        static_cast<void>(wire::decode_line(line));
    }
    for (const auto* said : {&plugin.logged, &plugin.statuses, &plugin.refusals, &plugin.faults}) {
        for (const auto& text : *said) {
            require(text.size() < 6000 && text == wire::valid_utf8(text) &&
                        std::none_of(text.begin(), text.end(),
                                     [](unsigned char c) { return c < 0x20 || c == 0x7f; }),
                    "what is said of a plugin fits a line of the log: " + text);
        }
    }
}

} // namespace kith::fuzz
