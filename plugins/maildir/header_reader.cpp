#include "maildir/header_reader.hpp"

#include "maildir/automatic.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <gmime/gmime.h>
#include <memory>

namespace kith::maildir {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;
using Moment = std::unique_ptr<GDateTime, decltype(&g_date_time_unref)>;

/// More is not shown of a foreign text.
constexpr std::size_t longest_text = 1000;
/// GMime goes one level of its stack deeper at each colon of "a:a:a:" in a list of addresses. No
/// letter between people has so many.
constexpr std::ptrdiff_t most_colons = 4000;

/// How bytes are read that say nothing of their charset.
GMimeParserOptions* options() {
    static GMimeParserOptions* const kept = [] {
        g_mime_init();
        GMimeParserOptions* made = g_mime_parser_options_new();
        const char* charsets[] = {"utf-8", "windows-1252", nullptr};
        g_mime_parser_options_set_fallback_charsets(made, charsets);
        return made;
    }();
    return kept;
}

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

std::string line_of(const char* text) { return wire::plain_line(text_of(text), longest_text); }

/// Calls for each address of the list, not for what is in groups of it.
template <class Call> void for_each(InternetAddressList* list, Call call) {
    const int length = list == nullptr ? 0 : internet_address_list_length(list);
    for (int i = 0; i < length; ++i) {
        call(internet_address_list_get_address(list, i));
    }
}

/// Appends what the list names and returns how many that were. A group in a group is none (RFC
/// 5322): thousands of them, one in the other, are no reason to run out of stack.
std::size_t take(InternetAddressList* list, std::vector<Mailbox>& taken) {
    std::size_t count = 0;
    const auto take_one = [&](InternetAddress* address) {
        if (!INTERNET_ADDRESS_IS_MAILBOX(address)) {
            return;
        }
        ++count;
        const char* written = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
        if (auto mailbox =
                mailbox_of(text_of(written), line_of(internet_address_get_name(address)))) {
            taken.push_back(std::move(*mailbox));
        }
    };
    for_each(list, [&](InternetAddress* address) {
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            for_each(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), take_one);
        } else {
            take_one(address);
        }
    });
    return count;
}

std::optional<domain::Instant> instant_of(const char* text) {
    if (text == nullptr) {
        return std::nullopt;
    }
    const Moment moment(g_mime_utils_header_decode_date(text), g_date_time_unref);
    if (!moment) {
        return std::nullopt;
    }
    return domain::Instant(std::chrono::seconds(g_date_time_to_unix(moment.get())));
}

/// The fields that are no addresses and no subject.
void take_fields(GMimeObject* object, MailHeader& header) {
    GMimeHeaderList* list = g_mime_object_get_header_list(object);
    bool is_first_received = true;
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        GMimeHeader* field = g_mime_header_list_get_header_at(list, i);
        const std::string name = text_of(g_mime_header_get_name(field));
        const std::string value = text_of(g_mime_header_get_raw_value(field));
        header.is_automatic = header.is_automatic || is_automatic_field(name, value);
        if (g_ascii_strcasecmp(name.c_str(), "Received") == 0 && is_first_received) {
            is_first_received = false; // each server puts its own above those before
            const auto date = value.rfind(';');
            header.received = date == std::string::npos
                                  ? std::nullopt
                                  : instant_of(value.substr(date + 1).c_str());
        } else if (g_ascii_strcasecmp(name.c_str(), "Date") == 0 && !header.written) {
            header.written = instant_of(value.c_str());
        }
    }
}

} // namespace

MailHeader read_header(std::string_view bytes) {
    MailHeader header;
    if (std::count(bytes.begin(), bytes.end(), ':') > most_colons) {
        return header;
    }
    GMimeParserOptions* const how = options(); // before anything else of GMime
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), how));
    if (!message) {
        return header;
    }
    take(g_mime_message_get_from(message.get()), header.from);
    take(g_mime_message_get_sender(message.get()), header.sender);
    header.recipients = take(g_mime_message_get_to(message.get()), header.to);
    header.recipients += take(g_mime_message_get_cc(message.get()), header.to);
    header.subject = line_of(g_mime_message_get_subject(message.get()));
    take_fields(GMIME_OBJECT(message.get()), header);
    if (GMimeObject* part = g_mime_message_get_mime_part(message.get())) {
        take_fields(part, header);
    }
    return header;
}

} // namespace kith::maildir
