#pragma once

#include <string>
#include <string_view>

namespace kith::vcard {

/// One logical line as it stands in the file.
struct Line {
    std::string_view text; ///< without its last line end; inner ones, of folds, are still there
    int number = 0;        ///< of its first physical line, from 1
    bool joined = false;   ///< it spans several physical lines: unfold() before reading it
};

/// Which blank of a folded line belongs to the text.
enum class Folding {
    BlankGoes,  ///< RFC 2425, RFC 6350 section 3.2: line end and one blank are no text
    BlankStays, ///< vCard 2.1: only the line end is no text
    SoftBreaks, ///< QUOTED-PRINTABLE: after "=" the blank stays and the "=" goes, else it is a fold
};

/// Cuts bytes into logical lines, in one pass and without copying. Takes CR LF, LF, and CR where
/// there is no LF at all. Borrows the bytes.
class LineScanner {
public:
    explicit LineScanner(std::string_view bytes);

    /// The next line with its folds (a line end followed by a blank). False at the end.
    bool next(Line& line);
    /// Joins the following physical lines to a QUOTED-PRINTABLE line that ends in a soft break.
    /// Stops before BEGIN and END, so that a stray "=" does not swallow the card.
    void join_soft_breaks(Line& line);

    /// A place to return to: that of the line next() has yet to give.
    struct Mark {
        std::size_t offset = 0;
        int number = 1;
    };
    [[nodiscard]] Mark mark() const { return mark_; }
    void return_to(Mark mark) { mark_ = mark; }

private:
    /// Ends of the physical line that begins at `from`: of its text, and behind its line end.
    struct Ends {
        std::size_t text;
        std::size_t line;
    };
    [[nodiscard]] Ends ends_of_line(std::size_t from) const;

    std::string_view bytes_;
    char end_mark_;
    Mark mark_;
};

/// Appends a joined line to `out` as one line.
void unfold(std::string_view text, Folding folding, std::string& out);

} // namespace kith::vcard
