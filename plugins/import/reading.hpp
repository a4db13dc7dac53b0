#pragma once

#include "domain/contact.hpp"
#include "domain/interaction.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The namespace is not called as the folder is: `import` is a word of C++20's modules.
namespace kith::imports {

/// Something in a file that cannot be taken as it stands there. Whoever shows it has the sentence
/// and the mend, in the language of the session.
struct Fault {
    enum class What {
        NotKnown,  ///< no kind of file that is read here
        Packed,    ///< a ZIP archive, or a workbook, which is one
        Empty,     ///< nothing in it
        TooLarge,  ///< `about`: how many bytes are read
        NoHeader,  ///< a table none of whose first rows names its columns; `about`: the first one
        OpenQuote, ///< a quote that is never closed
        LongRow,   ///< more cells than columns; `about`: the first cell too many
        Nobody,    ///< a row or record that names nobody
        Address,   ///< `about` is no email address
        Phone,     ///< `about` is no phone number
        Date,      ///< `about` is no day
        Json,      ///< no JSON; `about` says why
        NoMonica,  ///< JSON, and no export of Monica's
        Card,      ///< `about` says what is wrong with a vCard
        Nobodys,   ///< an interaction with nobody who is read
        More,      ///< `about`: how many faults are not told
    };
    What what = What::NotKnown;
    int line = 1;
    int column = 1; ///< in characters; both from 1
    std::string about;

    friend bool operator==(const Fault&, const Fault&) = default;
};

[[nodiscard]] const char* to_text(Fault::What what); ///< "not-known", "open-quote", ...

/// Somebody a file tells of, and where. The contact's id is that of the source, or made from what
/// is told; it is good within the file, and as an id in kith.
struct Found {
    domain::Contact contact;
    int line = 1;

    friend bool operator==(const Found&, const Found&) = default;
};

/// All that one file tells.
struct Reading {
    std::string format; ///< "vcard", "google", "outlook", "linkedin", "csv", "monica"; empty: none
    std::vector<Found> people;
    std::vector<domain::Interaction> interactions; ///< by Contact::id; without id and source
    std::vector<Fault> faults;                     ///< a last one says how many are left out

    /// Adds it, up to a number of them.
    void fault(Fault fault);
    /// To be called when all is read.
    void finish();

private:
    std::size_t untold_ = 0;
};

/// How much is read of a file at all.
inline constexpr std::size_t most_bytes = std::size_t{64} << 20;
/// Of one person, of each kind of thing.
inline constexpr std::size_t most_values = 50;
inline constexpr std::size_t most_text = 500;
inline constexpr std::size_t most_note = 4000;

/// Reads the bytes of one file, whatever kind it is: told by what is in it, never by its name.
/// Never throws on any bytes but std::bad_alloc.
[[nodiscard]] Reading read_file(std::string_view bytes);

} // namespace kith::imports
