// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease with owner and TTL in a compare-and-set store, renewal, release by its owner, a growing fencing token
// placeholders: LeaderLock, Lease, LeaseStore, ttl, acquire, renew
// --- imports ---
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
/// The record in the store. It is never deleted, so that the token grows.
struct Lease {
    std::string owner; // empty: released
    std::uint64_t token = 0;
    std::chrono::sys_time<std::chrono::milliseconds> expiresAt;
    bool operator==(const Lease&) const = default;
};

/// Shared by all who may lead, such as a row of a database.
class LeaseStore {
public:
    virtual ~LeaseStore() = default;
    /// A lease as it is made by default if there was none yet.
    [[nodiscard]] virtual Lease get() = 0;
    /// Atomic: stores `next` only if `expected` is still there.
    [[nodiscard]] virtual bool compareAndSet(const Lease& expected, const Lease& next) = 0;
};

/// One candidate, used by one thread. The clocks of all must differ by much less than the ttl. Even so, a process that
/// was paused may act after its time: send the token along with each write, and let the receiver refuse one that is
/// smaller than the largest it has seen.
class LeaderLock {
public:
    using Time = std::chrono::sys_time<std::chrono::milliseconds>;
    using Clock = std::function<Time()>;

    /// The owner must be unique, also among restarts: take a random one.
    LeaderLock(LeaseStore& store, std::string owner, std::chrono::milliseconds ttl, Clock now = systemTime)
        : store_{store}, owner_{std::move(owner)}, ttl_{ttl}, now_{std::move(now)} {
        if (owner_.empty() || ttl.count() <= 0) {
            throw std::invalid_argument{"a lease needs an owner and a positive ttl"};
        }
    }

    /// The token of the lease, a new one unless it is held; none if another one leads.
    [[nodiscard]] std::optional<std::uint64_t> acquire() {
        if (isHeld()) return held_->token;
        held_.reset();
        const auto current = store_.get();
        const auto now = now_(); // before the write: too early an end is safe, too late a one is not
        const bool free = current.owner.empty() || now >= current.expiresAt;
        if (!free && current.owner != owner_) return std::nullopt; // Its own, if the answer to a write was lost.
        if (!set(current, {owner_, current.token + 1, now + ttl_})) return std::nullopt;
        return held_->token;
    }

    /// Call it every third of the ttl. False: the lease is lost, stop the work at once. If the store fails, it throws;
    /// the lease lasts until it expires then.
    [[nodiscard]] bool renew() {
        if (!isHeld()) return false;
        if (set(*held_, {owner_, held_->token, now_() + ttl_})) return true;
        held_.reset();
        return false;
    }

    /// Asks the clock, not the store: cheap enough to call before each step of the work.
    [[nodiscard]] bool isHeld() const { return held_ && now_() < held_->expiresAt; }

    /// Stop the work first. Another one can lead at once; somebody else's lease stays as it is.
    void release() {
        if (const auto held = std::exchange(held_, std::nullopt)) {
            static_cast<void>(store_.compareAndSet(*held, {"", held->token, held->expiresAt}));
        }
    }

private:
    static Time systemTime() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

    bool set(const Lease& expected, const Lease& next) {
        if (!store_.compareAndSet(expected, next)) return false;
        held_ = next;
        return true;
    }

    LeaseStore& store_;
    const std::string owner_;
    const std::chrono::milliseconds ttl_;
    const Clock now_;
    std::optional<Lease> held_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <mutex>
#include <thread>
#include <vector>

class MemoryStore final : public LeaseStore {
public:
    Lease get() override {
        const std::lock_guard lock{mutex_};
        return lease_;
    }
    bool compareAndSet(const Lease& expected, const Lease& next) override {
        const std::lock_guard lock{mutex_};
        if (down) throw std::range_error{"store down"};
        if (lease_ != expected) return false;
        lease_ = next;
        if (std::exchange(answerLost, false)) throw std::range_error{"connection lost"};
        return true;
    }

    bool down = false;
    bool answerLost = false;

private:
    std::mutex mutex_;
    Lease lease_;
};

int main() {
    using namespace std::chrono_literals;
    MemoryStore store;
    LeaderLock::Time clock{24h};
    const auto candidate = [&](std::string name) {
        return LeaderLock{store, std::move(name), 300ms, [&] { return clock; }};
    };
    auto north = candidate("north");
    auto south = candidate("south");

    // One leads, the other does not, and cannot release or renew what is not its own.
    assert(north.acquire() == 1 && north.isHeld() && north.acquire() == 1);
    assert(!south.acquire() && !south.isHeld() && !south.renew());
    south.release();
    assert(north.renew());

    // Renewed in time, it stays; not renewed, it ends, and the next leader has a larger token.
    clock += 200ms;
    assert(north.renew());
    clock += 299ms;
    assert(north.isHeld() && !south.acquire());
    clock += 1ms;
    assert(!north.isHeld() && !north.renew());
    assert(south.acquire() == 2);

    // Who was replaced does not take it back, nor end it.
    north.release();
    assert(south.renew() && !north.acquire());

    // Released, it is free at once, and the token still grows.
    south.release();
    assert(!south.isHeld() && north.acquire() == 3);

    // A store that fails for a moment does not end a lease that has time left.
    clock += 100ms;
    store.down = true;
    try {
        static_cast<void>(north.renew());
        assert(false);
    } catch (const std::range_error&) {
        assert(north.isHeld());
    }
    store.down = false;
    assert(north.renew());

    // If only the answer to a write was lost, it need not wait for its own lease to expire.
    north.release();
    store.answerLost = true;
    try {
        static_cast<void>(north.acquire());
        assert(false);
    } catch (const std::range_error&) {
        assert(!north.isHeld() && !south.acquire());
    }
    assert(north.acquire() == 5 && north.renew());

    // Lost to another one in spite of the clock: the renewal finds out.
    const auto stolen = store.get();
    assert(store.compareAndSet(stolen, {"east", stolen.token + 1, stolen.expiresAt}));
    assert(!north.renew() && !north.isHeld());

    // Of many at the same time one wins.
    clock += 1h;
    std::atomic<int> winners = 0;
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < 8; ++number) {
            threads.emplace_back([&, number] {
                auto own = candidate("candidate " + std::to_string(number));
                winners += own.acquire().has_value();
            });
        }
    }
    assert(winners == 1 && store.get().token == 7);
}
