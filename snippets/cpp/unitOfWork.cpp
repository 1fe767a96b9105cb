// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects what is added, changed and removed, and writes all of it in one transaction or nothing
// placeholders: UnitOfWork, Database, Track, commit
// --- imports ---
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
struct Track {
    std::string id;
    std::string title;
};

class Database {
public:
    virtual ~Database() = default;
    virtual void beginTransaction() = 0;
    virtual void commitTransaction() = 0;
    virtual void rollBack() noexcept = 0;
    virtual void insert(const Track& track) = 0;
    virtual void update(const Track& track) = 0;
    virtual void erase(const std::string& id) = 0;
};

/// One per request, not safe for threads. What is not committed is forgotten with it. The database must outlive it.
class UnitOfWork {
public:
    explicit UnitOfWork(Database& database) : database_{database} {}
    UnitOfWork(const UnitOfWork&) = delete;
    UnitOfWork& operator=(const UnitOfWork&) = delete;

    void add(Track track) {
        auto& change = changes_[track.id];
        if (change.kind == Kind::added || change.kind == Kind::changed) {
            throw std::logic_error{"added, but there already: " + track.id};
        }
        change.kind = change.kind == Kind::removed ? Kind::changed : Kind::added;
        change.track = std::move(track);
    }

    void change(Track track) {
        auto& change = changes_[track.id];
        if (change.kind == Kind::removed) throw std::logic_error{"changed, but removed already: " + track.id};
        if (change.kind == Kind::none) change.kind = Kind::changed;
        change.track = std::move(track);
    }

    void remove(const std::string& id) {
        auto& change = changes_[id];
        if (change.kind == Kind::added) {
            changes_.erase(id);
        } else {
            change = {Kind::removed, {}};
        }
    }

    /// If it throws, nothing is stored, and it may be called again.
    void commit() {
        if (changes_.empty()) return;
        database_.beginTransaction();
        try {
            for (const auto& [id, change] : changes_) write(id, change);
            database_.commitTransaction();
        } catch (...) {
            database_.rollBack();
            throw;
        }
        changes_.clear();
    }

private:
    enum class Kind { none, added, changed, removed };
    struct Change {
        Kind kind = Kind::none;
        Track track;
    };

    void write(const std::string& id, const Change& change) {
        switch (change.kind) {
        case Kind::added: return database_.insert(change.track);
        case Kind::changed: return database_.update(change.track);
        case Kind::removed: return database_.erase(id);
        case Kind::none: return;
        }
    }

    Database& database_;
    std::map<std::string, Change> changes_; // sorted: all units lock rows in the same order
};

// --- demonstration ---
#include <cassert>

class MemoryDatabase final : public Database {
public:
    void beginTransaction() override { before_ = titles, log += "begin "; }
    void commitTransaction() override { note("commit "); }
    void rollBack() noexcept override { titles = before_, log += "back "; }
    void insert(const Track& track) override {
        note("insert ");
        titles[track.id] = track.title;
    }
    void update(const Track& track) override {
        note("update ");
        titles.at(track.id) = track.title;
    }
    void erase(const std::string& id) override {
        note("erase ");
        titles.erase(id);
    }

    std::map<std::string, std::string> titles;
    std::string log;
    std::string failing;

private:
    void note(const std::string& what) {
        if (what == failing) throw std::runtime_error{"cannot " + what};
        log += what;
    }

    std::map<std::string, std::string> before_;
};

int main() {
    using Titles = std::map<std::string, std::string>;
    MemoryDatabase database;
    database.titles = {{"b", "Brook"}, {"c", "Cove"}};

    // Nothing is written before the end, then all in one transaction.
    UnitOfWork unit{database};
    unit.add({"a", "Acre"});
    unit.change({"b", "Bay"});
    unit.change({"b", "Bight"});
    unit.remove("c");
    assert(database.log.empty());
    unit.commit();
    assert(std::exchange(database.log, "") == "begin insert update erase commit ");
    assert((database.titles == Titles{{"a", "Acre"}, {"b", "Bight"}}));

    // Afterwards there is nothing more to write.
    unit.commit();
    assert(database.log.empty());

    // A failure at any point leaves all as it was; the changes can be committed again.
    unit.add({"d", "Dune"});
    unit.remove("a");
    for (const char* step : {"insert ", "erase ", "commit "}) {
        database.failing = step;
        try {
            unit.commit();
            assert(false);
        } catch (const std::runtime_error&) {
        }
        assert((database.titles == Titles{{"a", "Acre"}, {"b", "Bight"}}));
    }
    database.failing.clear();
    unit.commit();
    assert((database.titles == Titles{{"b", "Bight"}, {"d", "Dune"}}));

    // Changes to the same object become one.
    database.log.clear();
    unit.add({"e", "Eddy"});
    unit.change({"e", "Estuary"});
    unit.add({"f", "Fen"});
    unit.remove("f");
    unit.remove("b");
    unit.add({"b", "Beck"});
    unit.commit();
    assert(database.log == "begin update insert commit ");
    assert(database.titles.at("e") == "Estuary" && database.titles.at("b") == "Beck" && !database.titles.contains("f"));

    // Contradictions are found at once, and what is not committed is forgotten.
    {
        UnitOfWork other{database};
        other.remove("d");
        other.change({"e", "Elsewhere"});
        try {
            other.change({"d", "Delta"});
            assert(false);
        } catch (const std::logic_error&) {
        }
        try {
            other.add({"e", "Echo"});
            assert(false);
        } catch (const std::logic_error&) {
        }
    }
    assert(database.titles.at("d") == "Dune" && database.titles.at("e") == "Estuary");
}
