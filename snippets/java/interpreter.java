// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: an immutable expression tree with exact arithmetic; what cannot be evaluated is an error
// placeholders: Expression, Literal, Variable, Operation, EvaluationException
// --- imports ---
import java.util.Map;
import java.util.function.LongBinaryOperator;
// --- snippet ---
final class EvaluationException extends RuntimeException {
    EvaluationException(String message) {
        super(message);
    }
}

/** A sentence of a small language. When it gets a syntax of its own, leave the parsing to a parser generator. */
sealed interface Expression permits Literal, Variable, Operation {
    /** Throws {@link EvaluationException}. Recursive: bound the depth of what others send. */
    long evaluate(Map<String, Long> variables);
}

record Literal(long value) implements Expression {
    @Override
    public long evaluate(Map<String, Long> variables) {
        return value;
    }
}

record Variable(String name) implements Expression {
    @Override
    public long evaluate(Map<String, Long> variables) {
        var value = variables.get(name);
        if (value == null) throw new EvaluationException("unknown variable " + name);
        return value;
    }
}

record Operation(Operator operator, Expression left, Expression right) implements Expression {
    enum Operator {
        ADD(Math::addExact),
        SUBTRACT(Math::subtractExact),
        MULTIPLY(Math::multiplyExact),
        /** Rounds down. The one quotient that overflows is that of the smallest number and -1. */
        DIVIDE((a, b) -> b == -1 ? Math.negateExact(a) : Math.floorDiv(a, b));

        private final LongBinaryOperator function;

        Operator(LongBinaryOperator function) {
            this.function = function;
        }
    }

    @Override
    public long evaluate(Map<String, Long> variables) {
        long a = left.evaluate(variables);
        long b = right.evaluate(variables);
        try {
            return operator.function.applyAsLong(a, b);
        } catch (ArithmeticException error) {
            throw new EvaluationException(a + " " + operator + " " + b + ": " + error.getMessage());
        }
    }
}
// --- demonstration ---
class Main {
    private static Expression binary(Operation.Operator operator, Expression left, Expression right) {
        return new Operation(operator, left, right);
    }

    private static String errorOf(Expression expression) {
        try {
            throw new AssertionError(expression.evaluate(Map.of("n", 7L)));
        } catch (EvaluationException error) {
            return error.getMessage();
        }
    }

    public static void main(String[] args) {
        // (base + rate * units) / 2, evaluated with one set of values and another.
        var tariff = binary(Operation.Operator.DIVIDE,
                binary(Operation.Operator.ADD, new Variable("base"),
                        binary(Operation.Operator.MULTIPLY, new Literal(3), new Variable("units"))),
                new Literal(2));
        assert tariff.evaluate(Map.of("base", 10L, "units", 4L)) == 11;
        assert tariff.evaluate(Map.of("base", 0L, "units", -1L)) == -2;

        // The sides of an operator are not mixed up.
        var minus = binary(Operation.Operator.SUBTRACT, new Literal(1), new Variable("n"));
        assert minus.evaluate(Map.of("n", 7L)) == -6;

        // What has no value is an error that says where.
        assert errorOf(new Variable("m")).equals("unknown variable m");
        var zero = binary(Operation.Operator.SUBTRACT, new Variable("n"), new Literal(7));
        var byZero = errorOf(binary(Operation.Operator.DIVIDE, new Literal(1), zero));
        assert byZero.startsWith("1 DIVIDE 0") : byZero;

        // So is what does not fit, instead of a wrong number.
        var huge = new Literal(Long.MIN_VALUE);
        for (var operator : Operation.Operator.values()) {
            var other = operator == Operation.Operator.SUBTRACT ? new Literal(1) : new Literal(-1);
            assert errorOf(binary(operator, huge, other)).contains(operator.name());
        }

        // Trees are values: equal if they say the same.
        assert new Variable("n").equals(new Variable("n")) && !minus.equals(zero);
    }
}
