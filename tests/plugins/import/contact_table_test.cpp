#include "import/contact_table.hpp"

#include "plugins/import/samples.hpp"

namespace kith::imports {
namespace {

using domain::DateKind;
using test::faults_of;
using test::only_contact;
using Texts = std::vector<std::string>;

TEST(ContactTableTest, ReadsGoogleAsItIsExportedNow) {
    const auto reading = read_table(
        "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,"
        "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Event 1 - Label,Event 1 - Value\n"
        "Anna,Maria,Berger,,,,Diakonie Bonn,Leitung,,1986-11-27,\"mag Cello\nund Tee\",,"
        "Rotary ::: * myContacts ::: * starred,* Work,anna@example.org ::: a.b@example.org,Home,"
        "ANNA@example.org,Mobile,+49 228 1234 ::: 0228 99,,,Anniversary,2010-06-09\n");
    EXPECT_EQ(reading.format, "google");
    EXPECT_EQ(faults_of(reading), "");
    const auto anna = only_contact(reading);
    EXPECT_EQ(anna.name, "Anna Maria Berger");
    EXPECT_EQ(anna.emails, (Texts{"anna@example.org", "a.b@example.org"}));
    EXPECT_EQ(anna.phones, (Texts{"+49 228 1234", "0228 99"}));
    EXPECT_EQ(anna.institutions, (Texts{"Diakonie Bonn"}));
    EXPECT_EQ(anna.tags, (Texts{"Rotary"}));
    EXPECT_EQ(anna.importance, domain::Importance::High);
    EXPECT_EQ(anna.note, "Leitung; mag Cello und Tee");
    ASSERT_EQ(anna.dates.size(), 2u);
    EXPECT_EQ(domain::format_partial_date(anna.dates[0].date), "1986-11-27");
    EXPECT_EQ(anna.dates[1].kind, DateKind::Anniversary);
}

TEST(ContactTableTest, ReadsGoogleAsItWasExportedBefore) {
    const auto reading = read_table(
        "Name,Given Name,Additional Name,Family Name,Birthday,Notes,Group Membership,"
        "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name\n"
        "Bert Yilmaz,Bert,,Yilmaz, --02-29,,* friends ::: Chor,* Home,bert@example.org,Mobile,"
        "0171 22,Stadt Bonn\n");
    const auto bert = only_contact(reading);
    EXPECT_EQ(bert.name, "Bert Yilmaz");
    EXPECT_EQ(bert.tags, (Texts{"friends", "Chor"}));
    ASSERT_EQ(bert.dates.size(), 1u);
    EXPECT_EQ(domain::format_partial_date(bert.dates[0].date), "--02-29");
}

TEST(ContactTableTest, ReadsEnglishOutlook) {
    const auto reading = read_table(
        "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Suffix\",\"Company\","
        "\"Job Title\",\"Business Fax\",\"Business Phone\",\"Mobile Phone\",\"Anniversary\","
        "\"Birthday\",\"Categories\",\"E-mail Address\",\"E-mail Type\",\"Notes\"\r\n"
        "\"Dr.\",\"Carla\",,\"Young\",,\"Shelter\",\"Head\",\"1\",\"+1 555 0100\",\"+1 555 0101\","
        "\"0/0/00\",\"3/4/1970\",\"Board;Friends\",\"carla@example.org\",\"SMTP\",\"\"\r\n");
    EXPECT_EQ(reading.format, "outlook");
    const auto carla = only_contact(reading);
    EXPECT_EQ(carla.name, "Carla Young");
    EXPECT_EQ(carla.phones, (Texts{"+1 555 0100", "+1 555 0101"}));
    EXPECT_EQ(carla.tags, (Texts{"Board", "Friends"}));
    ASSERT_EQ(carla.dates.size(), 1u);
    EXPECT_EQ(domain::format_partial_date(carla.dates[0].date), "1970-03-04");
}

TEST(ContactTableTest, ReadsGermanOutlookWithSemicolons) {
    const auto reading = read_table(
        "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Position;Telefon geschäftlich;"
        "Telefon privat;Mobiltelefon;E-Mail-Adresse;E-Mail 2: Adresse;Geburtstag;Jahrestag;"
        "Kategorien;Notizen\r\n"
        "Frau;Dörte;;Öztürk;Caritas;;0228 1;;0171 22;d@example.org;d2@example.org;3.4.1970;"
        "00.00.00;\"Rotary;RC Bonn\";\"Zeile 1\r\nZeile 2\"\r\n");
    const auto dorte = only_contact(reading);
    EXPECT_EQ(dorte.name, "Dörte Öztürk");
    EXPECT_EQ(dorte.tags, (Texts{"Rotary", "RC Bonn"}));
    EXPECT_EQ(dorte.note, "Zeile 1 Zeile 2");
    EXPECT_EQ(dorte.emails.size(), 2u);
    ASSERT_EQ(dorte.dates.size(), 1u);
    EXPECT_EQ(domain::format_partial_date(dorte.dates[0].date), "1970-04-03");
}

TEST(ContactTableTest, ReadsLinkedInBehindItsPreamble) {
    const auto reading =
        read_table("Notes:\n\"Some of the addresses, may be missing.\"\n\n"
                   "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                   "Dana,Klein,https://www.linkedin.com/in/dana-klein,,\"Haus, Garten\",Beraterin,"
                   "07 Dec 2025\n");
    EXPECT_EQ(reading.format, "linkedin");
    EXPECT_EQ(faults_of(reading), "");
    const auto dana = only_contact(reading);
    EXPECT_EQ(dana.name, "Dana Klein");
    EXPECT_TRUE(dana.id.starts_with("linkedin-")) << dana.id;
    EXPECT_EQ(dana.id.find('/'), std::string::npos);
    EXPECT_EQ(dana.institutions, (Texts{"Haus, Garten"}));
    EXPECT_EQ(dana.note, "Beraterin; LinkedIn: 07 Dec 2025");
    EXPECT_FALSE(dana.last_contact);
    EXPECT_EQ(reading.people.front().line, 5);
}

TEST(ContactTableTest, JoinsABirthdayInThreeColumns) {
    const auto contact = only_contact(read_table("First Name\tLast Name\tPrimary Email\t"
                                                 "Birth Year\tBirth Month\tBirth Day\n"
                                                 "Eva\tEcht\te@example.org\t1990\t5\t3\n"));
    ASSERT_EQ(contact.dates.size(), 1u);
    EXPECT_EQ(domain::format_partial_date(contact.dates[0].date), "1990-05-03");
}

TEST(ContactTableTest, AnAddressOrAnInstitutionStandsForAName) {
    const auto reading = read_table("First Name,Last Name,Company,E-mail Address\n"
                                    ",,,x@example.org\n,,Diakonie,\n");
    ASSERT_EQ(reading.people.size(), 2u);
    EXPECT_EQ(reading.people[0].contact.name, "x@example.org");
    EXPECT_EQ(reading.people[1].contact.name, "Diakonie");
}

TEST(ContactTableTest, SaysWhereWhatIsWrongAndTakesTheRest) {
    const auto reading = read_table("First Name,Last Name,E-mail Address,Mobile Phone,Birthday\n"
                                    "Ann,B,no address,call me,30 Feb 1980\n"
                                    ",,,0228 1,\n"
                                    "Carl,C,c@example.org,,,,stray\n");
    EXPECT_EQ(faults_of(reading), "address 2:7 no address\n"
                                  "phone 2:18 call me\n"
                                  "date 2:26 30 Feb 1980\n"
                                  "nobody 3:1 \n"
                                  "long-row 4:25 stray\n");
    EXPECT_EQ(reading.people.size(), 2u);
}

TEST(ContactTableTest, SaysThatATableNamesNoColumns) {
    const auto reading = read_table("Date;Amount\n1;2\n");
    EXPECT_EQ(faults_of(reading), "no-header 1:1 Date;Amount\n");
    EXPECT_TRUE(reading.people.empty());
}

TEST(ContactTableTest, SaysWhereAQuoteIsNeverClosed) {
    const auto reading = read_table("First Name,Last Name,Notes\nAnn,\"B,x\nCarl,C,y\n");
    EXPECT_EQ(faults_of(reading), "open-quote 2:5 \n");
    EXPECT_EQ(reading.people.size(), 2u);
}

TEST(ContactTableTest, TellsOnlySoManyFaults) {
    std::string text = "First Name,E-mail Address\n";
    for (int i = 0; i < 1000; ++i) {
        text += "A,x\n";
    }
    const auto reading = read_table(text);
    EXPECT_EQ(reading.people.size(), 1000u);
    EXPECT_EQ(reading.faults.size(), 201u);
    EXPECT_EQ(reading.faults.back().what, Fault::What::More);
    EXPECT_EQ(reading.faults.back().about, "800");
}

TEST(ContactTableTest, BoundsWhatOnePersonMayHave) {
    std::string cell;
    for (int i = 0; i < 1000; ++i) {
        cell += (i == 0 ? "" : " ::: ") + std::to_string(i) + "@x.org";
    }
    const auto contact =
        only_contact(read_table("First Name,E-mail 1 - Value,Notes\n" + std::string(5000, 'n') +
                                "," + cell + "," + std::string(100'000, 'x') + "\n"));
    EXPECT_EQ(contact.emails.size(), most_values);
    EXPECT_EQ(contact.note.size(), most_note);
    EXPECT_EQ(contact.name.size(), most_text);
}

TEST(ContactTableTest, MakesTheSameIdForTheSamePerson) {
    const std::string table = "First Name,Last Name,E-mail Address\nAnn,B,a@x.org\nAnn,B,b@x.org\n";
    const auto once = read_table(table);
    const auto twice = read_table(table);
    ASSERT_EQ(once.people.size(), 2u);
    EXPECT_EQ(once.people, twice.people);
    EXPECT_NE(once.people[0].contact.id, once.people[1].contact.id);
}

} // namespace
} // namespace kith::imports
