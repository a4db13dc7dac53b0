#include "app/doctor.hpp"
#include "app/main_tasks.hpp"
#include "app/store_tasks.hpp"
#include "words/language.hpp"

int main(int argc, char** argv) {
    // What a daemon logs is English; what it does for a person at a terminal is in their language.
    kith::words::speak(kith::words::language_of_environment().value_or("en"));
    const auto options = kith::app::read_options(argc, argv);
    if (options.json) {
        kith::words::speak("en"); // for programs
    }
    switch (options.task) {
    case kith::app::Options::Task::Run:
        return kith::app::run_daemon(options);
    case kith::app::Options::Task::Check:
        return kith::app::check_configuration(options);
    case kith::app::Options::Task::Doctor:
        return kith::app::run_doctor(options);
    case kith::app::Options::Task::TestPlugin:
        return kith::app::test_plugin(options);
    case kith::app::Options::Task::Backup:
        return kith::app::back_up(options);
    case kith::app::Options::Task::Restore:
        return kith::app::restore(options);
    case kith::app::Options::Task::Export:
        return kith::app::export_store(options);
    case kith::app::Options::Task::Exit:
        break;
    }
    return options.exit_code;
}
