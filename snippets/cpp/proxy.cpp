// pattern: proxy
// prefix: dpProxy
// description: Proxy: same interface; checks access, opens the real object at the first allowed call and not again; thread-safe
// placeholders: Archive, read, ArchiveProxy, AccessDenied, mayRead
// --- imports ---
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
class Archive {
public:
    virtual ~Archive() = default;
    [[nodiscard]] virtual std::string read(const std::string& document) const = 0;
};

struct AccessDenied : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Safe for threads if the real archive and the check are.
class ArchiveProxy final : public Archive {
public:
    using Opener = std::function<std::unique_ptr<const Archive>()>;
    using Check = std::function<bool(const std::string& document)>;

    ArchiveProxy(Opener open, Check mayRead) : open_{std::move(open)}, mayRead_{std::move(mayRead)} {}

    [[nodiscard]] std::string read(const std::string& document) const override {
        if (!mayRead_(document)) throw AccessDenied{"no access to " + document};
        return real().read(document);
    }

private:
    /// If opening fails, the next call tries again.
    const Archive& real() const {
        const std::lock_guard lock{mutex_};
        if (!real_) real_ = open_();
        if (!real_) throw std::logic_error{"the opener returned nothing"};
        return *real_;
    }

    const Opener open_;
    const Check mayRead_;
    mutable std::mutex mutex_;
    mutable std::unique_ptr<const Archive> real_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

class Vault final : public Archive {
public:
    explicit Vault(std::atomic<int>& reads) : reads_{reads} {}
    [[nodiscard]] std::string read(const std::string& document) const override {
        ++reads_;
        return "contents of " + document;
    }

private:
    std::atomic<int>& reads_;
};

int main() {
    std::atomic<int> opened = 0;
    std::atomic<int> reads = 0;
    bool offline = true;
    const ArchiveProxy proxy{
        [&] {
            if (offline) throw std::runtime_error{"offline"};
            ++opened;
            return std::make_unique<const Vault>(reads);
        },
        [](const std::string& document) { return document != "sealed letter"; }};
    const Archive& archive = proxy;
    const auto failure = [&](const std::string& document) -> std::string {
        try {
            static_cast<void>(archive.read(document));
            return "";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    };

    // Who may not read does not even open the real one.
    assert(opened == 0);
    assert(failure("sealed letter") == "no access to sealed letter");
    assert(opened == 0 && reads == 0);

    // If it cannot be opened, the error arrives and the next call tries again.
    assert(failure("map") == "offline");
    offline = false;
    assert(archive.read("map") == "contents of map");

    // It is opened once, also by many threads, and the check stays in force.
    assert(opened == 1 && reads == 1);
    assert(failure("sealed letter") == "no access to sealed letter" && reads == 1);
    opened = 0;
    const ArchiveProxy fresh{[&] {
                                 ++opened;
                                 return std::make_unique<const Vault>(reads);
                             },
                             [](const std::string&) { return true; }};
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] { assert(fresh.read("log") == "contents of log"); });
        }
    }
    assert(opened == 1 && reads == 9);
}
