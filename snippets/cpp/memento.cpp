// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots that only their originator can read, restored by a bounded undo history
// placeholders: Sketch, Snapshot, SketchHistory, limit
// --- imports ---
#include <cstddef>
#include <deque>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
class Sketch {
public:
    /// Can be kept, copied and given back; only a sketch sees what is in it.
    class Snapshot {
        friend class Sketch;
        Snapshot(std::vector<std::string> strokes, std::string colour)
            : strokes_{std::move(strokes)}, colour_{std::move(colour)} {}

        std::vector<std::string> strokes_;
        std::string colour_;
    };

    void use(std::string colour) { colour_ = std::move(colour); }
    void draw(const std::string& shape) { strokes_.push_back(colour_ + " " + shape); }
    [[nodiscard]] const std::vector<std::string>& strokes() const { return strokes_; }

    [[nodiscard]] Snapshot save() const { return {strokes_, colour_}; }

    /// Takes its argument by value: if the copy throws, the sketch has not changed.
    void restore(Snapshot snapshot) noexcept {
        strokes_ = std::move(snapshot.strokes_);
        colour_ = std::move(snapshot.colour_);
    }

private:
    std::vector<std::string> strokes_;
    std::string colour_ = "black";
};

/// The caretaker. Each snapshot is a full copy: choose the limit by their size. The sketch must outlive it.
class SketchHistory {
public:
    SketchHistory(Sketch& sketch, std::size_t limit) : sketch_{sketch}, limit_{limit} {
        if (limit == 0) throw std::invalid_argument{"a history needs room for a snapshot"};
    }

    /// Call it before a change.
    void checkpoint() {
        snapshots_.push_back(sketch_.save());
        if (snapshots_.size() > limit_) snapshots_.pop_front();
    }

    /// Returns false if there is nothing to undo.
    bool undo() {
        if (snapshots_.empty()) return false;
        sketch_.restore(std::move(snapshots_.back()));
        snapshots_.pop_back();
        return true;
    }

private:
    Sketch& sketch_;
    const std::size_t limit_;
    std::deque<Sketch::Snapshot> snapshots_;
};

// --- demonstration ---
#include <cassert>
#include <type_traits>

// Nobody else can make a snapshot.
static_assert(!std::is_default_constructible_v<Sketch::Snapshot>);
static_assert(!std::is_constructible_v<Sketch::Snapshot, std::vector<std::string>, std::string>);

int main() {
    using Strokes = std::vector<std::string>;
    Sketch sketch;
    SketchHistory history{sketch, 2};
    const auto draw = [&](const std::string& shape) {
        history.checkpoint();
        sketch.draw(shape);
    };

    // Undo goes back step by step, over the whole state.
    assert(!history.undo());
    draw("hill");
    history.checkpoint();
    sketch.use("red");
    sketch.draw("roof");
    assert((sketch.strokes() == Strokes{"black hill", "red roof"}));
    assert(history.undo() && (sketch.strokes() == Strokes{"black hill"}));
    sketch.draw("door");
    assert((sketch.strokes() == Strokes{"black hill", "black door"}));
    assert(history.undo() && sketch.strokes().empty() && !history.undo());

    // The history forgets the oldest beyond its limit.
    draw("one");
    draw("two");
    draw("three");
    assert(history.undo() && history.undo() && !history.undo());
    assert((sketch.strokes() == Strokes{"black one"}));

    // A snapshot does not follow later changes, and can be restored more than once.
    const auto kept = sketch.save();
    for (int count = 0; count < 2; ++count) {
        sketch.draw("blot");
        sketch.restore(kept);
        assert((sketch.strokes() == Strokes{"black one"}));
    }
}
