// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: saves only if the version is the one that was read; read, change, write is tried again a few times
// placeholders: Recipe, RecipeStore, updateRecipe, VersionConflict, maxAttempts
// --- imports ---
#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

// --- snippet ---
struct Recipe {
    std::string id;
    std::string text;
    std::uint64_t version = 0; // 0: not stored yet
};

/// HTTP: 409, or 412 for If-Match.
struct VersionConflict : std::runtime_error {
    explicit VersionConflict(const std::string& id) : std::runtime_error{"changed by someone else meanwhile: " + id} {}
};

class RecipeStore {
public:
    virtual ~RecipeStore() = default;
    [[nodiscard]] virtual std::optional<Recipe> find(const std::string& id) const = 0;
    /// UPDATE ... SET version = version + 1 WHERE id = ? AND version = ?; false if no row has changed. Atomic.
    [[nodiscard]] virtual bool update(const Recipe& recipe) = 0;
};

/// Each attempt reads anew, so the change may be called several times: it must depend on nothing but its argument. For
/// what a person has edited, do not try again: send the version along and let the person decide.
template <std::invocable<Recipe&> Change>
Recipe updateRecipe(RecipeStore& store, const std::string& id, Change change, int maxAttempts = 3) {
    for (int attempt = 1; attempt <= maxAttempts; ++attempt) {
        auto recipe = store.find(id);
        if (!recipe) throw std::out_of_range{"no recipe " + id};
        const auto version = recipe->version;
        change(*recipe);
        recipe->id = id;
        recipe->version = version;
        if (store.update(*recipe)) {
            ++recipe->version;
            return *recipe;
        }
    }
    throw VersionConflict{id};
}

// --- demonstration ---
#include <cassert>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

class MemoryStore final : public RecipeStore {
public:
    std::optional<Recipe> find(const std::string& id) const override {
        const std::lock_guard lock{mutex_};
        const auto entry = recipes_.find(id);
        return entry == recipes_.end() ? std::nullopt : std::optional{entry->second};
    }
    bool update(const Recipe& recipe) override {
        const std::lock_guard lock{mutex_};
        auto& stored = recipes_[recipe.id];
        if (stored.version != recipe.version) return false;
        stored = recipe;
        ++stored.version;
        return true;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, Recipe> recipes_;
};

int main() {
    MemoryStore store;
    assert(store.update({"soup", "", 0}));

    // Each update gives the next version.
    const auto updated = updateRecipe(store, "soup", [](Recipe& recipe) { recipe.text += "leek "; });
    assert(updated.version == 2 && store.find("soup")->version == 2 && store.find("soup")->text == "leek ");

    // An older version is not written.
    auto stale = *store.find("soup");
    updateRecipe(store, "soup", [](Recipe& recipe) { recipe.text += "salt "; });
    stale.text = "water";
    assert(!store.update(stale) && store.find("soup")->text == "leek salt ");

    // Someone comes in between: the change is made again, on what is there now.
    int calls = 0;
    updateRecipe(store, "soup", [&](Recipe& recipe) {
        if (++calls < 3) updateRecipe(store, "soup", [](Recipe& other) { other.text += "dill "; });
        recipe.text += "egg ";
        recipe.version = 99;
    });
    assert(calls == 3 && store.find("soup")->text == "leek salt dill dill egg ");

    // It does not try for ever, and then nothing of it is stored.
    calls = 0;
    try {
        updateRecipe(store, "soup", [&](Recipe& recipe) {
            ++calls;
            updateRecipe(store, "soup", [](Recipe& other) { other.text = "new"; });
            recipe.text = "lost";
        });
        assert(false);
    } catch (const VersionConflict&) {
        assert(calls == 3 && store.find("soup")->text == "new");
    }

    // What is not there is no conflict.
    try {
        updateRecipe(store, "stew", [](Recipe&) {});
        assert(false);
    } catch (const std::out_of_range&) {
    }

    // No update of any thread is lost.
    updateRecipe(store, "soup", [](Recipe& recipe) { recipe.text.clear(); });
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 4; ++count) {
            threads.emplace_back([&store] {
                for (int turn = 0; turn < 25; ++turn) {
                    updateRecipe(store, "soup", [](Recipe& recipe) { recipe.text += '.'; }, 1'000);
                }
            });
        }
    }
    assert(store.find("soup")->text.size() == 100);
}
