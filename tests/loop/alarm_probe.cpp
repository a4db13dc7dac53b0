// "near": arms an alarm that is due. "anew": arms one for tomorrow, twice. Ends when it goes off.
#include "loop/alarm.hpp"
#include "loop/system_clock.hpp"

#include <chrono>
#include <string_view>

int main(int argc, char** argv) {
    asio::io_context loop;
    bool went_off = false;
    kith::loop::Alarm alarm(loop, [&] { went_off = true; });
    const auto now = kith::loop::SystemClock().now();
    const bool anew = argc == 2 && std::string_view(argv[1]) == "anew";
    alarm.arm(now + std::chrono::hours(anew ? 24 : 0));
    if (anew) {
        alarm.arm(now + std::chrono::hours(24));
    }
    loop.run_one_for(std::chrono::seconds(30));
    return went_off ? 0 : 1;
}
