// pattern: command
// prefix: dpCommand
// description: Command: execute, undo and redo over a bounded history; a command that throws is not recorded
// placeholders: Command, CommandHistory, Playlist, AddTrack
// --- imports ---
#include <cstddef>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
/// Gives the strong guarantee: if one of the two throws, it has changed nothing.
class Command {
public:
    virtual ~Command() = default;
    virtual void execute() = 0;
    virtual void undo() = 0;
};

/// Not safe for threads. What the commands refer to must outlive it.
class CommandHistory {
public:
    explicit CommandHistory(std::size_t limit) : limit_{limit} {
        if (limit == 0) throw std::invalid_argument{"a history needs room for a command"};
    }

    void run(std::unique_ptr<Command> command) {
        command->execute();
        undone_.clear();
        done_.push_back(std::move(command));
        if (done_.size() > limit_) done_.pop_front();
    }

    /// Returns false if there is nothing to undo.
    bool undo() {
        if (done_.empty()) return false;
        done_.back()->undo();
        undone_.push_back(std::move(done_.back()));
        done_.pop_back();
        return true;
    }

    /// Returns false if there is nothing to redo.
    bool redo() {
        if (undone_.empty()) return false;
        undone_.back()->execute();
        done_.push_back(std::move(undone_.back()));
        undone_.pop_back();
        return true;
    }

private:
    const std::size_t limit_;
    std::deque<std::unique_ptr<Command>> done_;
    std::vector<std::unique_ptr<Command>> undone_;
};

using Playlist = std::vector<std::string>;

class AddTrack final : public Command {
public:
    AddTrack(Playlist& playlist, std::size_t at, std::string track)
        : playlist_{playlist}, at_{at}, track_{std::move(track)} {}

    void execute() override {
        if (at_ > playlist_.size()) throw std::out_of_range{"no such place in the playlist"};
        playlist_.insert(playlist_.begin() + static_cast<std::ptrdiff_t>(at_), track_);
    }

    void undo() override { playlist_.erase(playlist_.begin() + static_cast<std::ptrdiff_t>(at_)); }

private:
    Playlist& playlist_;
    std::size_t at_;
    std::string track_;
};

// --- demonstration ---
#include <cassert>

int main() {
    Playlist playlist;
    CommandHistory history{2};
    const auto add = [&](std::size_t at, std::string track) {
        history.run(std::make_unique<AddTrack>(playlist, at, std::move(track)));
    };

    // Undo and redo go backwards and forwards, step by step.
    assert(!history.undo() && !history.redo());
    add(0, "dawn");
    add(0, "noon");
    assert((playlist == Playlist{"noon", "dawn"}));
    assert(history.undo() && (playlist == Playlist{"dawn"}));
    assert(history.undo() && playlist.empty() && !history.undo());
    assert(history.redo() && history.redo() && !history.redo());
    assert((playlist == Playlist{"noon", "dawn"}));

    // A new command after an undo takes the place of what could be redone.
    assert(history.undo());
    add(1, "dusk");
    assert(!history.redo() && (playlist == Playlist{"dawn", "dusk"}));

    // A command that fails is not recorded, and what was undone can still be redone.
    assert(history.undo());
    try {
        add(9, "lost");
        assert(false);
    } catch (const std::out_of_range&) {
    }
    assert(history.redo() && (playlist == Playlist{"dawn", "dusk"}));

    // The history forgets the oldest beyond its limit.
    add(2, "night");
    assert(history.undo() && history.undo() && !history.undo());
    assert((playlist == Playlist{"dawn"}));

    // A redo that fails stays to be redone.
    playlist.clear();
    try {
        history.redo();
        assert(false);
    } catch (const std::out_of_range&) {
    }
    playlist = {"dawn"};
    assert(history.redo() && (playlist == Playlist{"dawn", "dusk"}));
}
