// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Keyset pages on (createdAt, id): one row more than asked tells of a next page; opaque base64url cursors; a bad cursor is an error
// placeholders: Listing, ListingPage, fetchPage, BadCursor, maxLimit
// --- imports ---
#include <algorithm>
#include <charconv>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// --- snippet ---
/// HTTP: 400.
struct BadCursor : std::invalid_argument {
    BadCursor() : std::invalid_argument{"the cursor is not one of ours"} {}
};

/// The sort key. The id makes it unique; without it rows of the same time get lost between pages.
struct Position {
    std::int64_t createdAt = 0;
    std::uint64_t id = 0;
    auto operator<=>(const Position&) const = default;

    /// base64url without padding. Opaque, not secret: sign it if a forged position could do harm.
    [[nodiscard]] std::string toCursor() const {
        const auto plain = std::to_string(createdAt) + ' ' + std::to_string(id);
        std::string cursor;
        std::uint32_t bits = 0;
        int count = 0;
        for (const unsigned char byte : plain) {
            bits = bits << 8 | byte;
            for (count += 8; count >= 6; count -= 6) cursor += alphabet[bits >> (count - 6) & 63];
        }
        if (count > 0) cursor += alphabet[bits << (6 - count) & 63];
        return cursor;
    }

    [[nodiscard]] static Position fromCursor(std::string_view cursor) {
        std::string plain;
        std::uint32_t bits = 0;
        int count = 0;
        for (const char letter : cursor.substr(0, 64)) {
            const auto value = alphabet.find(letter);
            if (value == std::string_view::npos) throw BadCursor{};
            bits = bits << 6 | static_cast<std::uint32_t>(value);
            if ((count += 6) >= 8) plain += static_cast<char>(bits >> (count -= 8) & 255);
        }
        Position position;
        const char* end = plain.data() + plain.size();
        const auto time = std::from_chars(plain.data(), end, position.createdAt);
        if (time.ptr != end) std::from_chars(time.ptr + 1, end, position.id);
        if (position.toCursor() != cursor) throw BadCursor{}; // There is one way to write each.
        return position;
    }

private:
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
};

struct Listing {
    Position position;
    std::string title;
};

struct ListingPage {
    std::vector<Listing> items;
    std::optional<std::string> next; // none: it is the last page
};

/// WHERE (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?; the first page without the WHERE.
using Query = std::function<std::vector<Listing>(const std::optional<Position>& after, std::size_t limit)>;

[[nodiscard]] inline ListingPage fetchPage(const Query& query, std::size_t limit,
                                           std::optional<std::string_view> cursor) {
    static constexpr std::size_t maxLimit = 100;
    limit = std::clamp<std::size_t>(limit, 1, maxLimit);
    const auto after = cursor ? std::optional{Position::fromCursor(*cursor)} : std::nullopt;
    ListingPage page{query(after, limit + 1), std::nullopt};
    if (page.items.size() > limit) {
        page.items.resize(limit);
        page.next = page.items.back().position.toCursor();
    }
    return page;
}

// --- demonstration ---
#include <cassert>
#include <limits>

int main() {
    std::vector<Listing> table{
        {{100, 1}, "oars"}, {{100, 2}, "rope"}, {{100, 3}, "sail"}, {{200, 4}, "buoy"}, {{300, 5}, "lamp"}};
    std::size_t asked = 0;
    const Query query = [&](const std::optional<Position>& after, std::size_t limit) {
        asked = limit;
        std::vector<Listing> rows;
        for (const auto& row : table) {
            if ((!after || row.position > *after) && rows.size() < limit) rows.push_back(row);
        }
        return rows;
    };
    const auto titles = [](const ListingPage& page) {
        std::string text;
        for (const auto& item : page.items) text += item.title + " ";
        return text;
    };

    // Pages follow each other without gap or repetition, also within the same time.
    const auto first = fetchPage(query, 2, std::nullopt);
    assert(titles(first) == "oars rope " && first.next && asked == 3);
    const auto second = fetchPage(query, 2, first.next);
    assert(titles(second) == "sail buoy " && second.next);
    const auto third = fetchPage(query, 2, second.next);
    assert(titles(third) == "lamp " && !third.next);

    // A last page that is just full does not promise another one; nor does an empty one.
    assert(!fetchPage(query, 5, std::nullopt).next && fetchPage(query, 4, std::nullopt).next);
    assert(fetchPage([](const auto&, auto) { return std::vector<Listing>{}; }, 5, std::nullopt).items.empty());

    // What is inserted before the cursor shifts nothing.
    table.insert(table.begin(), {{50, 9}, "hook"});
    assert(titles(fetchPage(query, 2, first.next)) == "sail buoy ");

    // Limits of callers are bounded.
    static_cast<void>(fetchPage(query, 1'000'000, std::nullopt));
    assert(asked == 101);
    static_cast<void>(fetchPage(query, 0, std::nullopt));
    assert(asked == 2);

    // Cursors come back as they were, over all lengths and the whole range.
    std::int64_t time = std::numeric_limits<std::int64_t>::min();
    for (std::uint64_t id = std::numeric_limits<std::uint64_t>::max(); id > 0; id /= 7, time /= 5) {
        const Position position{time, id};
        const auto cursor = position.toCursor();
        assert(Position::fromCursor(cursor) == position);
        assert(cursor.find_first_of("+/= ") == std::string::npos);
    }
    assert((Position{0, 1}.toCursor() == "MCAx")); // base64url of "0 1"
    assert((Position{10, 1}.toCursor() == "MTAgMQ"));

    // Whatever else comes is a clear error: no number, other letters, changed ends, too long, too large.
    for (const char* cursor : {"", "x", "MCAx=", "MCA x", "MTAgMR", "MTAgMQA", "bm9uZQ", "MDAgMQ", "MTAgMQMTAgMQ", "MTA",
                               "MTAg", "MCAxODQ0Njc0NDA3MzcwOTU1MTYxNg"}) {
        try {
            static_cast<void>(fetchPage(query, 2, cursor));
            assert(false);
        } catch (const BadCursor&) {
        }
    }
    const auto valid = Position{10, 1}.toCursor();
    try {
        static_cast<void>(Position::fromCursor(valid + std::string(1'000, 'A')));
        assert(false);
    } catch (const BadCursor&) {
    }
}
