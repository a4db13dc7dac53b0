// Reading vCards: kith's parser beside libebook-contacts, which Evolution and GNOME Contacts use,
// and beside the least any reader does: finding the line ends.

#include "vcard/book_reader.hpp"

#include <benchmark/benchmark.h>

#include <libebook-contacts/libebook-contacts.h>

#include <cstring>
#include <string>
#include <vector>

namespace {

/// A card as a telephone writes it: about 450 bytes, two folded lines, one quoted parameter.
std::string sample_card(int n) {
    const auto number = std::to_string(n);
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:5f0c1a52-kith-" + number + "\r\nN:Berger;Anna " +
           number + ";;Dr.;\r\nFN:Dr. Anna " + number +
           " Berger\r\nORG:Diakonie Bonn;Leitung\r\nTITLE:Bereichsleiterin\r\n"
           "EMAIL;TYPE=INTERNET,HOME,pref:anna" +
           number +
           "@example.org\r\nEMAIL;TYPE=\"INTERNET\",WORK:berger@example.com\r\n"
           "TEL;TYPE=CELL:+49 228 12345\r\nADR;TYPE=HOME:;;Hauptstraße 1;Bonn;;53111;Germany\r\n"
           "BDAY:1986-11-27\r\nCATEGORIES:choir,old friends\r\nNOTE:Met at the conference on s"
           "ocial work in\r\n  Köln\\, talked about mutual help\\nand about the choir they bo\r\n"
           " th sing in.\r\nEND:VCARD\r\n";
}

std::vector<std::string> sample_cards() {
    std::vector<std::string> cards;
    for (int n = 0; n < 1000; ++n) {
        cards.push_back(sample_card(n));
    }
    return cards;
}

const std::vector<std::string> cards = sample_cards();

void count_cards(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cards.size()));
}

void read_with_kith(benchmark::State& state) {
    for (auto _ : state) {
        for (const auto& card : cards) {
            auto reading = kith::vcard::read_book(card);
            benchmark::DoNotOptimize(reading);
        }
    }
    count_cards(state);
}

void scan(benchmark::State& state) {
    for (auto _ : state) {
        std::size_t lines = 0;
        for (const auto& card : cards) {
            const char* at = card.data();
            const char* end = at + card.size();
            while ((at = static_cast<const char*>(
                        std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
                ++lines;
                ++at;
            }
        }
        benchmark::DoNotOptimize(lines);
    }
    count_cards(state);
}

void read_with_libebook(benchmark::State& state) {
    for (auto _ : state) {
        for (const auto& card : cards) {
            EContact* contact = e_contact_new_from_vcard(card.c_str());
            benchmark::DoNotOptimize(e_contact_get_const(contact, E_CONTACT_FULL_NAME));
            benchmark::DoNotOptimize(e_contact_get_const(contact, E_CONTACT_UID));
            benchmark::DoNotOptimize(e_contact_get_const(contact, E_CONTACT_EMAIL_1));
            benchmark::DoNotOptimize(e_contact_get_const(contact, E_CONTACT_ORG));
            benchmark::DoNotOptimize(e_contact_get_const(contact, E_CONTACT_NOTE));
            auto* born = static_cast<EContactDate*>(e_contact_get(contact, E_CONTACT_BIRTH_DATE));
            benchmark::DoNotOptimize(born);
            e_contact_date_free(born);
            g_object_unref(contact);
        }
    }
    count_cards(state);
}

BENCHMARK(read_with_kith)->Name("read a vCard/kith/read_book");
BENCHMARK(scan)->Name("read a vCard/limit/find the line ends");
BENCHMARK(read_with_libebook)->Name("read a vCard/peer/libebook-contacts");

} // namespace
