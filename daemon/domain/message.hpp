#pragma once

#include "domain/agenda_entry.hpp"
#include "domain/contact.hpp"
#include "domain/reminder.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kith::domain {

/// One reminder as a message tells it.
struct MessageItem {
    ReminderKey key;
    Contact contact;
    std::string title;
    std::vector<std::string> reasons; ///< one sentence each
    std::string note;                 ///< of the last interaction that has one; may be empty
    std::optional<Date> note_date;
    Date date{};
    int late_days = 0;
    bool is_new = true; ///< false in a digest: said before and still open
    AgendaEntry entry;
};

/// What a sink is asked to deliver: complete in itself, in the owner's language.
struct Message {
    enum class Kind { Single, Digest, Notice, Test };
    std::string key; ///< of the delivery
    Kind kind = Kind::Single;
    int round = 1;
    int attempt = 1;
    bool uncertain = false;
    std::chrono::milliseconds deadline{60'000};
    std::string language; ///< "de" or "en"
    Instant now;
    std::string title;
    std::string preface; ///< of a digest: one line that stands before everything; may be empty
    std::string body;    ///< plain text, lines ended by \n; begins with the preface
    std::vector<MessageItem> items;
};

} // namespace kith::domain
