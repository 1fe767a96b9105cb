// pattern: mediator
// prefix: dpMediator
// description: Mediator: colleagues report events to it and know nothing of each other; it alone holds the rules between them
// placeholders: Crossing, CrossingEvents, TrackSensor, Barrier, Signal
// --- imports ---
#include <stdexcept>

// --- snippet ---
/// All that a colleague which reports knows of the others.
class CrossingEvents {
public:
    virtual ~CrossingEvents() = default;
    virtual void trainEntered() = 0;
    virtual void trainLeft() = 0;
};

class TrackSensor {
public:
    explicit TrackSensor(CrossingEvents& events) : events_{events} {}
    void axleCounted(bool inward) { inward ? events_.trainEntered() : events_.trainLeft(); }

private:
    CrossingEvents& events_;
};

class Barrier {
public:
    /// Throws if it is stuck.
    void move(bool down) {
        if (stuck_) throw std::runtime_error{"the barrier is stuck"};
        down_ = down;
    }
    [[nodiscard]] bool isDown() const { return down_; }
    void setStuck(bool stuck) { stuck_ = stuck; }

private:
    bool down_ = false;
    bool stuck_ = false;
};

class Signal {
public:
    void show(bool green) noexcept { green_ = green; }
    [[nodiscard]] bool isGreen() const { return green_; }

private:
    bool green_ = false;
};

/// The rules: trains see green only while the barrier is down. Its colleagues must outlive it, except for those that
/// report to it. Not safe for threads: let all events come from one.
class Crossing final : public CrossingEvents {
public:
    Crossing(Barrier& barrier, Signal& signal) : barrier_{barrier}, signal_{signal} {}

    void trainEntered() override {
        if (++trains_ > 1) return;
        barrier_.move(true); // If it throws, the signal stays red.
        signal_.show(true);
    }

    void trainLeft() override {
        if (trains_ == 0) throw std::logic_error{"a train left that had not entered"};
        if (--trains_ > 0) return;
        signal_.show(false);
        barrier_.move(false);
    }

private:
    Barrier& barrier_;
    Signal& signal_;
    int trains_ = 0;
};

// --- demonstration ---
#include <cassert>
#include <string>
#include <type_traits>

// A colleague needs nothing but the interface.
static_assert(std::is_constructible_v<TrackSensor, CrossingEvents&>);

class Recorder final : public CrossingEvents {
public:
    void trainEntered() override { log += "in "; }
    void trainLeft() override { log += "out "; }
    std::string log;
};

int main() {
    Barrier barrier;
    Signal signal;
    Crossing crossing{barrier, signal};
    TrackSensor north{crossing};
    TrackSensor south{crossing};

    // An event at one colleague changes the others, by the rules of the mediator.
    north.axleCounted(true);
    assert(barrier.isDown() && signal.isGreen());

    // With two trains it opens after the last one, whichever sensor tells.
    south.axleCounted(true);
    north.axleCounted(false);
    assert(barrier.isDown() && signal.isGreen());
    south.axleCounted(false);
    assert(!barrier.isDown() && !signal.isGreen());

    // A colleague that fails keeps the others safe.
    barrier.setStuck(true);
    try {
        north.axleCounted(true);
        assert(false);
    } catch (const std::runtime_error&) {
        assert(!signal.isGreen());
    }
    barrier.setStuck(false);
    Crossing restarted{barrier, signal};
    try {
        TrackSensor{restarted}.axleCounted(false);
        assert(false);
    } catch (const std::logic_error&) {
    }

    // A colleague works with another mediator as well.
    Recorder recorder;
    TrackSensor tested{recorder};
    tested.axleCounted(true);
    tested.axleCounted(false);
    assert(recorder.log == "in out ");
}
