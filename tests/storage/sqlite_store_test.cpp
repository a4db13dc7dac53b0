#include "storage/open_store.hpp"
#include "storage/store_conformance.hpp"
#include "support/temporary_directory.hpp"

namespace kith::test {

namespace {

class SqliteHouse final : public StoreHouse {
public:
    domain::Store& reopened() override {
        store_.reset();
        store_ = storage::open(directory_.path() / "kith", noon, storage::Durability::None).store;
        return *store_;
    }

private:
    TemporaryDirectory directory_;
    std::unique_ptr<domain::Store> store_;
};

std::unique_ptr<StoreHouse> build_sqlite_house() { return std::make_unique<SqliteHouse>(); }

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Sqlite, StoreConformance,
    testing::Values(Conformance{"Kept", build_sqlite_house, Conformance::Between::Nothing},
                    Conformance{"Reopened", build_sqlite_house, Conformance::Between::Reopening}),
    [](const auto& param_info) { return param_info.param.name; });

} // namespace kith::test
