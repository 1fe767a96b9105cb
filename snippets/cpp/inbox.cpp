// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: the id of a message is recorded in the transaction of its effect, so a message that comes twice has one effect
// placeholders: handleOnce, Transaction, InTransaction, Handled
// --- imports ---
#include <functional>
#include <string>

// --- snippet ---
/// A transaction of the database that has both the effects and the inbox.
class Transaction {
public:
    virtual ~Transaction() = default;
    /// INSERT ... ON CONFLICT DO NOTHING on the unique (consumer, message id); false if it was there. If another
    /// transaction is inserting the same, it waits for the end of that. Keep the rows as long as messages may return.
    [[nodiscard]] virtual bool recordMessage(const std::string& consumer, const std::string& messageId) = 0;
    virtual void addBalance(const std::string& meter, long units) = 0;
};

/// Commits when the function returns, and rolls back when it throws.
using InTransaction = std::function<void(const std::function<void(Transaction&)>&)>;

enum class Handled { now, before };

/// Acknowledge the message when it returns, whatever it returns. If it throws, nothing is stored and the message should
/// come again. The effect must stay within the transaction: mails and calls belong into an outbox.
inline Handled handleOnce(const InTransaction& inTransaction, const std::string& consumer, const std::string& messageId,
                          const std::function<void(Transaction&)>& effect) {
    auto handled = Handled::before;
    inTransaction([&](Transaction& transaction) {
        handled = Handled::before; // The transaction may be tried again.
        if (!transaction.recordMessage(consumer, messageId)) return;
        effect(transaction);
        handled = Handled::now;
    });
    return handled;
}

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

class Database final : public Transaction {
public:
    bool recordMessage(const std::string& consumer, const std::string& messageId) override {
        return inbox.insert({consumer, messageId}).second;
    }
    void addBalance(const std::string& meter, long units) override { balances[meter] += units; }

    void run(const std::function<void(Transaction&)>& change) {
        const std::lock_guard lock{mutex_};
        const auto savedInbox = inbox;
        const auto savedBalances = balances;
        try {
            change(*this);
            if (std::exchange(commitFails, false)) throw std::range_error{"connection lost"};
        } catch (...) {
            inbox = savedInbox;
            balances = savedBalances;
            throw;
        }
    }

    std::set<std::pair<std::string, std::string>> inbox;
    std::map<std::string, long> balances;
    bool commitFails = false;

private:
    std::mutex mutex_;
};

int main() {
    Database database;
    const InTransaction inTransaction = [&](const auto& change) { database.run(change); };
    const auto topUp = [](Transaction& transaction) { transaction.addBalance("meter 7", 50); };

    // The same message again has no further effect.
    assert(handleOnce(inTransaction, "billing", "m1", topUp) == Handled::now);
    assert(handleOnce(inTransaction, "billing", "m1", topUp) == Handled::before);
    assert(database.balances["meter 7"] == 50);

    // Another message has, and so has the same one for another consumer.
    assert(handleOnce(inTransaction, "billing", "m2", topUp) == Handled::now);
    assert(handleOnce(inTransaction, "statistics", "m1", topUp) == Handled::now);
    assert(database.balances["meter 7"] == 150);

    // An effect that fails leaves no trace, so the message can come again.
    const auto failing = [&](Transaction& transaction) {
        topUp(transaction);
        throw std::range_error{"no such tariff"};
    };
    const auto fails = [&](const auto& effect) {
        try {
            handleOnce(inTransaction, "billing", "m3", effect);
            return false;
        } catch (const std::range_error&) {
            return true;
        }
    };
    assert(fails(failing) && database.balances["meter 7"] == 150);

    // Nor does a commit that fails.
    database.commitFails = true;
    assert(fails(topUp) && database.balances["meter 7"] == 150);
    assert(handleOnce(inTransaction, "billing", "m3", topUp) == Handled::now);
    assert(database.balances["meter 7"] == 200);

    // Delivered to many threads at once, it has its effect once.
    std::atomic<int> effects = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] { effects += handleOnce(inTransaction, "billing", "m4", topUp) == Handled::now; });
        }
    }
    assert(effects == 1 && database.balances["meter 7"] == 250);
}
