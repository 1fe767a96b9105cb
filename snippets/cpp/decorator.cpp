// pattern: decorator
// prefix: dpDecorator
// description: Decorator: wrappers that own an object of the same interface, add to what it does, and stack in any order
// placeholders: Labeller, label, TrimmedLabeller, PrefixedLabeller
// --- imports ---
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
class Labeller {
public:
    virtual ~Labeller() = default;
    [[nodiscard]] virtual std::string label(const std::string& parcel) const = 0;
};

/// Owns what it decorates, so a stack of decorators is destroyed as one.
class LabellerDecorator : public Labeller {
protected:
    explicit LabellerDecorator(std::unique_ptr<Labeller> inner) : inner_{std::move(inner)} {
        if (!inner_) throw std::invalid_argument{"nothing to decorate"};
    }

    [[nodiscard]] const Labeller& inner() const { return *inner_; }

private:
    std::unique_ptr<Labeller> inner_;
};

/// Cuts what does not fit, in bytes: it is for ASCII.
class TrimmedLabeller final : public LabellerDecorator {
public:
    TrimmedLabeller(std::unique_ptr<Labeller> inner, std::size_t length)
        : LabellerDecorator{std::move(inner)}, length_{length} {}

    [[nodiscard]] std::string label(const std::string& parcel) const override {
        return inner().label(parcel).substr(0, length_);
    }

private:
    std::size_t length_;
};

class PrefixedLabeller final : public LabellerDecorator {
public:
    PrefixedLabeller(std::unique_ptr<Labeller> inner, std::string prefix)
        : LabellerDecorator{std::move(inner)}, prefix_{std::move(prefix)} {}

    [[nodiscard]] std::string label(const std::string& parcel) const override {
        return prefix_ + inner().label(parcel);
    }

private:
    std::string prefix_;
};

// --- demonstration ---
#include <cassert>

class PlainLabeller final : public Labeller {
public:
    [[nodiscard]] std::string label(const std::string& parcel) const override { return "to " + parcel; }
};

int main() {
    const auto plain = [] { return std::make_unique<PlainLabeller>(); };

    // Each adds its own to what the inner one does.
    assert(TrimmedLabeller(plain(), 6).label("Harbour") == "to Har");
    assert(PrefixedLabeller(plain(), "FRAGILE ").label("Harbour") == "FRAGILE to Harbour");

    // They stack, and the order matters: the outermost acts last on the result.
    const TrimmedLabeller trimmedLast{std::make_unique<PrefixedLabeller>(plain(), "X "), 6};
    assert(trimmedLast.label("Harbour") == "X to H");
    const PrefixedLabeller prefixedLast{std::make_unique<TrimmedLabeller>(plain(), 6), "X "};
    assert(prefixedLast.label("Harbour") == "X to Har");

    // The same one may be there twice, and users see the interface alone.
    const std::unique_ptr<Labeller> twice =
        std::make_unique<PrefixedLabeller>(std::make_unique<PrefixedLabeller>(plain(), "a "), "b ");
    assert(twice->label("Mill") == "b a to Mill");

    // Nothing to decorate is found at once, not at the first call.
    try {
        const PrefixedLabeller empty{nullptr, ""};
        assert(false);
    } catch (const std::invalid_argument&) {
    }
}
