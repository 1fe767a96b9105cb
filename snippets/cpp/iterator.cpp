// pattern: iterator
// prefix: dpIterator
// description: Iterator: a lazy C++20 range over the pages of an API, for range-for and views; fetches a page only when it is reached
// placeholders: PagedItems, Page, fetch
// --- imports ---
#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
template <class Item>
struct Page {
    std::vector<Item> items;
    std::optional<std::string> next; // the cursor of the next page; none: it is the last
};

/// An input range: it goes through once, and keeps one page in memory. Iterators must not outlive it.
template <class Item>
class PagedItems {
public:
    /// Is given no cursor for the first page. What it throws leaves ++ or begin, and ends the range.
    using Fetch = std::function<Page<Item>(const std::optional<std::string>& cursor)>;

    class Iterator {
    public:
        using value_type = Item;
        using difference_type = std::ptrdiff_t;

        explicit Iterator(PagedItems& range) : range_{&range} {}
        const Item& operator*() const { return range_->page_.items[range_->index_]; }
        Iterator& operator++() {
            ++range_->index_;
            range_->skipEmptyPages();
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator& iterator, std::default_sentinel_t) {
            return iterator.atEnd();
        }

    private:
        [[nodiscard]] bool atEnd() const { return range_->index_ >= range_->page_.items.size(); }

        PagedItems* range_;
    };

    explicit PagedItems(Fetch fetch) : fetch_{std::move(fetch)} {}
    PagedItems(const PagedItems&) = delete;
    PagedItems& operator=(const PagedItems&) = delete;

    Iterator begin() {
        if (!std::exchange(started_, true)) {
            page_ = fetch_(std::nullopt);
            skipEmptyPages();
        }
        return Iterator{*this};
    }

    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    void skipEmptyPages() {
        while (index_ >= page_.items.size() && page_.next) {
            const auto cursor = std::exchange(page_, {}).next;
            index_ = 0;
            auto following = fetch_(cursor);
            if (following.next == cursor) throw std::runtime_error{"the page points to itself: " + *cursor};
            page_ = std::move(following);
        }
    }

    const Fetch fetch_;
    bool started_ = false;
    Page<Item> page_;
    std::size_t index_ = 0;
};

// --- demonstration ---
#include <cassert>
#include <ranges>

static_assert(std::ranges::input_range<PagedItems<int>>);

int main() {
    std::vector<std::string> fetched;
    const auto tides = [&](const std::optional<std::string>& cursor) -> Page<int> {
        fetched.push_back(cursor.value_or("first"));
        if (!cursor) return {{12, 31}, "a"};
        if (cursor == "a") return {{}, "b"};
        if (cursor == "b") return {{45}, "c"};
        return {{58, 60}, std::nullopt};
    };

    // All items in order, over page borders and an empty page.
    std::vector<int> seen;
    PagedItems<int> all{tides};
    assert(fetched.empty());
    for (const int height : all) seen.push_back(height);
    assert((seen == std::vector{12, 31, 45, 58, 60}));
    assert((fetched == std::vector<std::string>{"first", "a", "b", "c"}));

    // Lazy: who stops early causes no further requests. It goes on where it was.
    fetched.clear();
    PagedItems<int> some{tides};
    for (const int height : some) {
        if (height == 31) break;
    }
    assert(fetched.size() == 1 && *some.begin() == 31 && fetched.size() == 1);

    // It fits the views of the standard library.
    PagedItems<int> viewed{tides};
    seen.clear();
    const auto odd = std::views::filter([](int value) { return value % 2 == 1; });
    for (const int height : viewed | odd) seen.push_back(height);
    assert((seen == std::vector{31, 45}));

    // No pages, a failing request and a server that sends us in circles all come to an end.
    PagedItems<int> none{[](const auto&) { return Page<int>{}; }};
    assert(none.begin() == none.end());
    const auto failure = [&](PagedItems<int>::Fetch fetch) -> std::string {
        PagedItems<int> range{std::move(fetch)};
        seen.clear();
        try {
            for (const int height : range) seen.push_back(height);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    };
    assert(failure([](const auto& cursor) -> Page<int> {
        if (cursor) throw std::runtime_error{"storm"};
        return {{7}, "a"};
    }) == "storm" && seen == std::vector{7});
    assert(failure([](const auto&) -> Page<int> { return {{}, "a"}; }) == "the page points to itself: a");
}
