#include "maildir/mail_date.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

using test::day;
using test::instant;

const domain::Date today = day("2026-11-23");
const domain::Instant written = instant("2026-11-20T10:00:00Z");
const domain::Instant received = instant("2026-11-21T10:00:00Z");
const domain::Instant delivered = instant("2026-11-22T10:00:00Z");
const domain::Instant ahead = instant("2026-11-24T00:00:00Z");

std::optional<domain::Instant> found(std::optional<domain::Instant> date,
                                     std::optional<domain::Instant> received_at,
                                     std::optional<domain::Instant> delivered_at) {
    MailHeader header;
    header.written = date;
    header.received = received_at;
    MailName name;
    name.delivered = delivered_at;
    return instant_of(header, name, domain::Zone("Europe/Berlin"), today);
}

TEST(MailDateTest, IsTheDateThatWasWritten) {
    EXPECT_EQ(found(written, received, delivered), written);
}

TEST(MailDateTest, IsTheDeliveryWhereNoneWasWritten) {
    EXPECT_EQ(found({}, received, delivered), received);
    EXPECT_EQ(found({}, {}, delivered), delivered);
}

TEST(MailDateTest, IsTheDeliveryWhereTheDateIsYetToCome) {
    EXPECT_EQ(found(ahead, received, delivered), received);
    EXPECT_EQ(found(ahead, ahead, delivered), delivered);
}

TEST(MailDateTest, IsNotGuessed) {
    EXPECT_EQ(found({}, {}, {}), std::nullopt);
    EXPECT_EQ(found(ahead, ahead, ahead), std::nullopt);
}

TEST(MailDateTest, TakesTodayInTheZoneOfTheOwner) {
    const auto late = instant("2026-11-23T22:59:00Z"); // still the 23rd in Berlin
    EXPECT_EQ(found(late, received, delivered), late);
    EXPECT_EQ(found(instant("2026-11-23T23:00:00Z"), received, delivered), received);
}

} // namespace
} // namespace kith::maildir
