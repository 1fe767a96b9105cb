// pattern: bridge
// prefix: dpBridge
// description: Bridge: kinds of notices on one side, channels on the other; each grows on its own and all pairs work
// placeholders: Notice, Channel, Reminder, Warning, TextMessage, DisplayBoard
// --- imports ---
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// --- snippet ---
/// The implementation side: how something is delivered.
class Channel {
public:
    virtual ~Channel() = default;
    virtual void deliver(std::string_view line) = 0;
    [[nodiscard]] virtual std::size_t maxLength() const = 0;
};

/// The abstraction side: what is said, in terms of any channel, which must outlive it.
class Notice {
public:
    virtual ~Notice() = default;
    virtual void send() = 0;

protected:
    explicit Notice(Channel& channel) : channel_{channel} {}

    void deliver(std::string_view text) { channel_.deliver(text.substr(0, channel_.maxLength())); }

private:
    Channel& channel_;
};

class Reminder final : public Notice {
public:
    Reminder(Channel& channel, std::string text) : Notice{channel}, text_{std::move(text)} {}
    void send() override { deliver("Remember: " + text_); }

private:
    std::string text_;
};

class Warning final : public Notice {
public:
    Warning(Channel& channel, std::string text, int repeats)
        : Notice{channel}, text_{std::move(text)}, repeats_{repeats} {}
    void send() override {
        for (int count = 0; count < repeats_; ++count) deliver("CAUTION " + text_);
    }

private:
    std::string text_;
    int repeats_;
};

class TextMessage final : public Channel {
public:
    void deliver(std::string_view line) override { sent.append(line).append("\n"); }
    [[nodiscard]] std::size_t maxLength() const override { return 160; }

    std::string sent;
};

/// Has capital letters only.
class DisplayBoard final : public Channel {
public:
    explicit DisplayBoard(std::size_t width) : width_{width} {}
    void deliver(std::string_view line) override {
        shown = line;
        std::ranges::transform(shown, shown.begin(), [](unsigned char letter) { return std::toupper(letter); });
    }
    [[nodiscard]] std::size_t maxLength() const override { return width_; }

    std::string shown;

private:
    std::size_t width_;
};

// --- demonstration ---
#include <cassert>

int main() {
    // Two by two: each kind of notice over each channel.
    TextMessage text;
    DisplayBoard board{14};
    Reminder{text, "tide at six"}.send();
    assert(text.sent == "Remember: tide at six\n");
    Reminder{board, "tide at six"}.send();
    assert(board.shown == "REMEMBER: TIDE");
    text.sent.clear();
    Warning{text, "storm", 2}.send();
    assert(text.sent == "CAUTION storm\nCAUTION storm\n");
    board.shown.clear();
    Warning{board, "storm ahead", 1}.send();
    assert(board.shown == "CAUTION STORM ");

    // A further channel works with the notices that there are.
    struct Counter final : Channel {
        void deliver(std::string_view) override { ++count; }
        std::size_t maxLength() const override { return 0; }
        int count = 0;
    } counter;
    Reminder reminder{counter, ""};
    Warning warning{counter, "", 3};
    for (Notice* notice : {static_cast<Notice*>(&reminder), static_cast<Notice*>(&warning)}) notice->send();
    assert(counter.count == 4);
}
