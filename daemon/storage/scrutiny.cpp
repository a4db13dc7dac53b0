#include "storage/scrutiny.hpp"

#include "storage/attention_book.hpp"
#include "storage/contact_row.hpp"
#include "storage/delivery_row.hpp"
#include "storage/interaction_log.hpp"
#include "storage/place.hpp"
#include "storage/reminder_row.hpp"

#include <limits>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

constexpr domain::Date first_day{std::chrono::year(1), std::chrono::January, std::chrono::day(1)};
constexpr domain::Date last_day{std::chrono::year(9999), std::chrono::December,
                                std::chrono::day(31)};

fs::path mark_of(const fs::path& directory) { return directory / "kith.db.suspect"; }

} // namespace

void read_through(Connection& connection) {
    auto contacts = connection.prepare("SELECT id, facts FROM contact WHERE facts IS NOT NULL "
                                       "UNION ALL SELECT contact, facts FROM description");
    while (contacts.step()) {
        static_cast<void>(
            decode_contact(contacts.column<std::string>(1), contacts.column<std::string>(0)));
    }
    auto reminders = connection.prepare(select_reminders(""));
    while (reminders.step()) {
        static_cast<void>(read_reminder(reminders));
    }
    auto deliveries = connection.prepare(select_deliveries(""));
    while (deliveries.step()) {
        static_cast<void>(read_delivery(deliveries));
    }
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    static_cast<void>(InteractionLog(connection).interactions_between(first_day, last_day, all));
    const AttentionBook attention(connection);
    static_cast<void>(attention.pauses(first_day));
    static_cast<void>(attention.appointments(first_day, last_day));
}

void distrust(const fs::path& directory) { make_private_file(mark_of(directory)); }

bool is_distrusted(const fs::path& directory) { return fs::exists(mark_of(directory)); }

void trust(const fs::path& directory) { fs::remove(mark_of(directory)); }

} // namespace kith::storage
