#include "email/letter.hpp"

#include "calendar/ics/writer.hpp"
#include "domain/zone.hpp"
#include "email/page.hpp"
#include "email/subject.hpp"
#include "remote/clean_text.hpp"

#include <algorithm>
#include <gmime/gmime.h>
#include <memory>
#include <mutex>

namespace kith::email {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;

/// A short name for any text: what stands in identifiers must be neither long nor surprising.
std::string digest_of(std::string_view text, std::size_t size) {
    const std::unique_ptr<char, decltype(&g_free)> hex(
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(text.data()),
                                    text.size()),
        g_free);
    return std::string(hex.get()).substr(0, size);
}

/// A dot-atom short enough for a header line of 78 bytes: the text itself where it is one.
std::string id_part(std::string_view text, std::size_t limit) {
    const bool plain = !text.empty() && text.size() <= limit && text.front() != '.' &&
                       text.back() != '.' && text.find("..") == std::string_view::npos &&
                       std::ranges::all_of(text, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
                       });
    return plain ? std::string(text) : digest_of(text, 24);
}

std::string host_part(const sdk::Session& session) {
    return id_part(session.instance, 20) + ".kith.local";
}

/// The id that messages of one kind answer to. No message bears it; mail programs build a thread
/// all the same (RFC 5322 section 3.6.4 asks for no more).
std::string thread_root(const sdk::Delivery& delivery, const sdk::Session& session) {
    using Kind = sdk::Delivery::Kind;
    if (delivery.kind == Kind::Digest) {
        return "digest." + digest_of(session.channel, 16) + '@' + host_part(session);
    }
    if (delivery.kind == Kind::Single && !delivery.reminders.empty() &&
        !delivery.reminders.front().contact_id.empty()) {
        return "contact." + digest_of(delivery.reminders.front().contact_id, 16) + '@' +
               host_part(session);
    }
    return {};
}

/// Seconds east of Greenwich; 0 for a zone that this machine does not know.
int utc_offset(const std::string& zone, domain::Instant instant) {
    if (!domain::Zone::exists(zone)) {
        return 0;
    }
    const auto local = domain::Zone(zone).local(instant);
    const auto wall = std::chrono::sys_days(local.date) + local.time;
    const std::chrono::seconds offset = wall - std::chrono::floor<std::chrono::minutes>(instant);
    return static_cast<int>(offset.count());
}

void set_date(GMimeMessage* message, domain::Instant now, const std::string& zone) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    const std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)> offset(
        g_time_zone_new_offset(utc_offset(zone, now)), g_time_zone_unref);
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> utc(
        g_date_time_new_from_unix_utc(seconds), g_date_time_unref);
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> local(
        utc ? g_date_time_to_timezone(utc.get(), offset.get()) : nullptr, g_date_time_unref);
    if (local) {
        g_mime_message_set_date(message, local.get());
    }
}

/// A text/* part, always UTF-8: GMime's own text part would choose a charset by content.
Held<GMimeObject> text_part(const char* subtype, const std::string& text,
                            GMimeContentEncoding encoding) {
    GMimePart* part = g_mime_part_new_with_type("text", subtype);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    const Held<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, encoding);
    return Held<GMimeObject>(GMIME_OBJECT(part));
}

/// Base64, so that no relay touches a line: the attachment's bytes are the feed writer's.
Held<GMimeObject> calendar_part(const std::string& calendar) {
    auto part = text_part("calendar", calendar, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(part.get(), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(GMIME_PART(part.get()), "reminder.ics"); // and name= of the type
    return part;
}

/// The boundary follows from the message and cannot stand in a part: neither quoted-printable nor
/// base64 yields "=_" (RFC 2045 section 6.7).
Held<GMimeMultipart> multipart(const char* subtype, const std::string& id) {
    Held<GMimeMultipart> parts(g_mime_multipart_new_with_subtype(subtype));
    g_mime_multipart_set_boundary(parts.get(),
                                  ("=_" + std::string(subtype) + '-' + digest_of(id, 32)).c_str());
    return parts;
}

/// What the agenda shows of these reminders, each once.
std::vector<domain::AgendaEntry> entries_of(const sdk::Delivery& delivery) {
    std::vector<domain::AgendaEntry> entries;
    for (const sdk::DeliveredReminder& reminder : delivery.reminders) {
        const auto& uid = reminder.entry.uid;
        if (!uid.empty() &&
            std::ranges::find(entries, uid, &domain::AgendaEntry::uid) == entries.end()) {
            entries.push_back(reminder.entry);
        }
    }
    return entries;
}

Held<GMimeMultipart> content(const Page& page, const std::vector<domain::AgendaEntry>& entries,
                             const std::string& id, const std::string& instance) {
    constexpr auto quoted = GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    auto alternative = multipart("alternative", id);
    g_mime_multipart_add(alternative.get(), text_part("plain", plain_part(page), quoted).get());
    g_mime_multipart_add(alternative.get(), text_part("html", html_part(page), quoted).get());
    if (entries.empty()) {
        return alternative;
    }
    ics::CalendarTraits traits;
    traits.instance = instance;
    auto mixed = multipart("mixed", id);
    g_mime_multipart_add(mixed.get(), GMIME_OBJECT(alternative.get()));
    g_mime_multipart_add(mixed.get(), calendar_part(ics::calendar_object(entries, traits)).get());
    return mixed;
}

void set_subject(GMimeMessage* message, const std::string& title) {
    g_mime_message_set_subject(message, "-", nullptr); // makes the field, in its place
    GMimeHeaderList* header = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_header_set_raw_value(g_mime_header_list_get_header(header, "Subject"),
                                (' ' + encoded_subject(title) + "\r\n").c_str());
}

std::string serialized(GMimeMessage* message) {
    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> format(
        g_mime_format_options_new(), g_mime_format_options_free);
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get()) < 0) {
        throw std::runtime_error("the message cannot be written to memory");
    }
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

} // namespace

std::string message_id(const sdk::Delivery& delivery, const sdk::Session& session) {
    return id_part(delivery.key, 36) + '@' + host_part(session);
}

std::string compose(const sdk::Delivery& delivery, const sdk::Session& session,
                    const Correspondents& correspondents) {
    static std::once_flag started;
    std::call_once(started, g_mime_init);

    const Page page = make_page(delivery);
    const std::string id = message_id(delivery, session);
    const Held<GMimeMessage> message(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, "kith",
                               correspondents.from.c_str());
    for (const std::string& to : correspondents.to) {
        g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, to.c_str());
    }
    set_subject(message.get(), page.title);
    set_date(message.get(), delivery.now, session.time_zone);
    g_mime_message_set_message_id(message.get(), id.c_str());

    const auto add = [&](const char* name, const std::string& value) {
        g_mime_object_append_header(GMIME_OBJECT(message.get()), name, value.c_str(), "utf-8");
    };
    if (const std::string root = thread_root(delivery, session); !root.empty()) {
        add("In-Reply-To", '<' + root + '>');
        add("References", '<' + root + '>');
    }
    add("Auto-Submitted", "auto-generated"); // RFC 3834 section 5
    add("X-Auto-Response-Suppress", "All");  // the same for Exchange
    add("Content-Language", page.language);
    const auto parts = content(page, entries_of(delivery), id, session.instance);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(parts.get()));
    return serialized(message.get());
}

} // namespace kith::email
