#include "app/doctor.hpp"
#include "app/main_tasks.hpp"
#include "app/store_tasks.hpp"

int main(int argc, char** argv) {
    const auto options = kith::app::read_options(argc, argv);
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
    case kith::app::Options::Task::Exit:
        break;
    }
    return options.exit_code;
}
