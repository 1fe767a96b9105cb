// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter sized by the expected items and the rate of false positives; double hashing; never a false negative
// placeholders: BloomFilter, expectedItems, falsePositiveRate, mayContain
// --- imports ---
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <stdexcept>
#include <string_view>
#include <vector>

// --- snippet ---
/// Nothing can be removed, and beyond the expected items the rate grows: then build a new one. Without a lock threads
/// may only read it. The hash is stable, but not for keys that an attacker chooses.
class BloomFilter {
public:
    BloomFilter(std::size_t expectedItems, double falsePositiveRate) {
        if (expectedItems == 0 || !(falsePositiveRate > 0 && falsePositiveRate < 1)) {
            throw std::invalid_argument{"a filter needs items, and a rate between 0 and 1"};
        }
        const auto items = static_cast<double>(expectedItems);
        const auto bits = std::ceil(-items * std::log(falsePositiveRate) / (std::numbers::ln2 * std::numbers::ln2));
        bits_ = static_cast<std::uint64_t>(bits);
        hashes_ = std::max(1, static_cast<int>(std::lround(bits / items * std::numbers::ln2)));
        words_.resize((bits_ + 63) / 64);
    }

    void add(std::string_view item) {
        Probe probe{item};
        for (int count = 0; count < hashes_; ++count) {
            const auto bit = probe.next() % bits_;
            words_[bit / 64] |= std::uint64_t{1} << bit % 64;
        }
    }

    /// False: it was certainly not added.
    [[nodiscard]] bool mayContain(std::string_view item) const {
        Probe probe{item};
        for (int count = 0; count < hashes_; ++count) {
            const auto bit = probe.next() % bits_;
            if ((words_[bit / 64] >> bit % 64 & 1) == 0) return false;
        }
        return true;
    }

    [[nodiscard]] std::uint64_t bits() const { return bits_; }
    [[nodiscard]] int hashes() const { return hashes_; }

private:
    /// As many hashes as needed out of two.
    class Probe {
    public:
        explicit Probe(std::string_view item) {
            std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a
            for (const char letter : item) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
            hash_ = mix(hash);
            step_ = mix(hash ^ 0x9e3779b97f4a7c15) | 1; // odd, so never zero
        }

        std::uint64_t next() { return hash_ += step_; }

    private:
        static std::uint64_t mix(std::uint64_t hash) {
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
            return hash ^ (hash >> 33);
        }

        std::uint64_t hash_;
        std::uint64_t step_;
    };

    std::uint64_t bits_ = 0;
    int hashes_ = 0;
    std::vector<std::uint64_t> words_;
};

// --- demonstration ---
#include <cassert>
#include <limits>
#include <string>

int main() {
    // The sizes that the formulas give: m = -n ln p / (ln 2)^2, k = m / n ln 2.
    constexpr int count = 10'000;
    BloomFilter seen{count, 0.01};
    assert(seen.bits() == 95'851 && seen.hashes() == 7);
    assert((BloomFilter{1, 0.99}.hashes() == 1));

    // An empty filter contains nothing.
    assert(!seen.mayContain("plate 1") && !seen.mayContain(""));

    // No false negatives.
    for (int number = 0; number < count; ++number) seen.add("plate " + std::to_string(number));
    for (int number = 0; number < count; ++number) assert(seen.mayContain("plate " + std::to_string(number)));

    // False positives near the rate that was asked for, with other rates as well.
    const auto rate = [](const BloomFilter& filter, const std::string& prefix) {
        int found = 0;
        for (int number = 0; number < 50'000; ++number) found += filter.mayContain(prefix + std::to_string(number));
        return found / 50'000.0;
    };
    assert(rate(seen, "other ") > 0.008 && rate(seen, "other ") < 0.012);
    BloomFilter coarse{1'000, 0.2};
    for (int number = 0; number < 1'000; ++number) coarse.add(std::to_string(number));
    assert(rate(coarse, "x") > 0.16 && rate(coarse, "x") < 0.24);

    // The empty text is an item like any other.
    coarse.add("");
    assert(coarse.mayContain(""));

    const auto refuses = [](std::size_t items, double wanted) {
        try {
            BloomFilter{items, wanted};
            return false;
        } catch (const std::invalid_argument&) {
            return true;
        }
    };
    assert(refuses(0, 0.1) && refuses(1, 0) && refuses(1, 1) && refuses(1, std::numeric_limits<double>::quiet_NaN()));
}
