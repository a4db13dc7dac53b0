#include "sdk/line_output.hpp"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace kith::sdk {

void LineOutput::write(std::string_view line) {
    while (!line.empty() && !broken_) {
        const auto written = ::write(descriptor_, line.data(), line.size());
        if (written > 0) {
            line.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd room{descriptor_, POLLOUT, 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            broken_ = true;
        }
    }
}

} // namespace kith::sdk
