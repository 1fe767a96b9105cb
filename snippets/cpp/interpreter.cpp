// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: an expression tree as a variant, evaluated with variables; unknown variables and division by zero are errors
// placeholders: Expression, evaluate, Variables, EvaluationError
// --- imports ---
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

// --- snippet ---
struct EvaluationError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Variables = std::map<std::string, double, std::less<>>;

/// Immutable: copies share their parts, also between threads. If the grammar grows, take a parser generator.
class Expression {
public:
    Expression(double value) : node_{value} {} // implicit, so that a + 2 works
    [[nodiscard]] static Expression variable(std::string name) { return Expression{Node{std::move(name)}}; }

    friend Expression operator+(Expression left, Expression right) { return {'+', std::move(left), std::move(right)}; }
    friend Expression operator-(Expression left, Expression right) { return {'-', std::move(left), std::move(right)}; }
    friend Expression operator*(Expression left, Expression right) { return {'*', std::move(left), std::move(right)}; }
    friend Expression operator/(Expression left, Expression right) { return {'/', std::move(left), std::move(right)}; }

    /// Recursive: limit the depth of what comes from outside when you read it.
    [[nodiscard]] double evaluate(const Variables& variables) const {
        return std::visit([&variables](const auto& node) { return value(node, variables); }, node_);
    }

private:
    struct Binary;
    using Node = std::variant<double, std::string, std::shared_ptr<const Binary>>;

    explicit Expression(Node node) : node_{std::move(node)} {}
    Expression(char symbol, Expression left, Expression right);

    static double value(double number, const Variables&) { return number; }
    static double value(const std::string& name, const Variables& variables) {
        const auto found = variables.find(name);
        if (found == variables.end()) throw EvaluationError{"unknown variable " + name};
        return found->second;
    }
    static double value(const std::shared_ptr<const Binary>& binary, const Variables& variables);

    Node node_;
};

struct Expression::Binary {
    char symbol;
    Expression left;
    Expression right;
};

inline Expression::Expression(char symbol, Expression left, Expression right)
    : node_{std::make_shared<const Binary>(Binary{symbol, std::move(left), std::move(right)})} {}

inline double Expression::value(const std::shared_ptr<const Binary>& binary, const Variables& variables) {
    const double left = binary->left.evaluate(variables);
    const double right = binary->right.evaluate(variables);
    switch (binary->symbol) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    default:
        if (right == 0) throw EvaluationError{"division by zero"};
        return left / right;
    }
}

// --- demonstration ---
#include <cassert>

int main() {
    const auto flour = Expression::variable("flour");
    const auto guests = Expression::variable("guests");
    const auto perGuest = (flour - 50) / guests;
    const auto failure = [](const Expression& expression, const Variables& with) -> std::string {
        try {
            static_cast<void>(expression.evaluate(with));
            return "";
        } catch (const EvaluationError& error) {
            return error.what();
        }
    };

    // One tree, any values of its variables.
    assert(Expression{7}.evaluate({}) == 7);
    assert(perGuest.evaluate({{"flour", 650}, {"guests", 4}}) == 150);
    assert(perGuest.evaluate({{"flour", 250}, {"guests", 2}}) == 100);

    // Each operator, both sides in their order.
    const Variables two{{"flour", 6}, {"guests", 2}};
    assert((flour + guests).evaluate(two) == 8 && (flour - guests).evaluate(two) == 4);
    assert((flour * guests).evaluate(two) == 12 && (flour / guests).evaluate(two) == 3);
    assert((flour - (guests - 1)).evaluate(two) == 5 && (2 * flour).evaluate(two) == 12);

    // A part can be used in several trees.
    assert((perGuest * perGuest).evaluate({{"flour", 56}, {"guests", 2}}) == 9);

    // What cannot be evaluated is an error with its reason.
    assert(failure(perGuest, {{"flour", 650}}) == "unknown variable guests");
    assert(failure(perGuest, {{"flour", 650}, {"guests", 0}}) == "division by zero");
    assert(failure(perGuest, {{"flour", 50}, {"guests", 3}}).empty());
}
