#pragma once

#include <string_view>

namespace kith::maildir {

/// Whether a mail folder of that name, or one inside it, holds what is no touch: spam, trash,
/// drafts, what waits to be sent. Takes one name of a path, such as ".INBOX.Trash" (Maildir++),
/// "[Gmail]", "Gel&APY-schte Elemente" (modified UTF-7, RFC 3501 section 5.1.3) or "Papierkorb".
[[nodiscard]] bool is_passed_over_folder(std::string_view name);

} // namespace kith::maildir
