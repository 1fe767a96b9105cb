// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: an expression tree of numbers, variables and operators; unknown names and division by zero are errors
// placeholders: Expression, EvaluationException, Evaluate
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
public sealed class EvaluationException : Exception
{
    public EvaluationException(string message, Exception cause = null) : base(message, cause)
    {
    }
}

/// <summary>Immutable; threads may share it. Its depth is bounded by the stack: limit what users may nest.</summary>
public abstract class Expression
{
    private Expression()
    {
    }

    /// <exception cref="EvaluationException">A variable is unknown, or the result is no number.</exception>
    public abstract decimal Evaluate(IReadOnlyDictionary<string, decimal> variables);

    public static Expression operator +(Expression left, Expression right) =>
        new Operation("+", left, right, decimal.Add);

    public static Expression operator -(Expression left, Expression right) =>
        new Operation("-", left, right, decimal.Subtract);

    public static Expression operator *(Expression left, Expression right) =>
        new Operation("*", left, right, decimal.Multiply);

    public static Expression operator /(Expression left, Expression right) =>
        new Operation("/", left, right, decimal.Divide);

    public sealed class Number : Expression
    {
        private readonly decimal value;

        public Number(decimal value) => this.value = value;

        public override decimal Evaluate(IReadOnlyDictionary<string, decimal> variables) => value;

        public override string ToString() => FormattableString.Invariant($"{value}");
    }

    public sealed class Variable : Expression
    {
        private readonly string name;

        public Variable(string name) => this.name = name ?? throw new ArgumentNullException(nameof(name));

        public override decimal Evaluate(IReadOnlyDictionary<string, decimal> variables) =>
            variables.TryGetValue(name, out var value)
                ? value
                : throw new EvaluationException($"Unknown variable {name}");

        public override string ToString() => name;
    }

    private sealed class Operation : Expression
    {
        private readonly string symbol;
        private readonly Expression left;
        private readonly Expression right;
        private readonly Func<decimal, decimal, decimal> apply;

        public Operation(string symbol, Expression left, Expression right, Func<decimal, decimal, decimal> apply)
        {
            this.symbol = symbol;
            this.left = left ?? throw new ArgumentNullException(nameof(left));
            this.right = right ?? throw new ArgumentNullException(nameof(right));
            this.apply = apply;
        }

        public override decimal Evaluate(IReadOnlyDictionary<string, decimal> variables)
        {
            var first = left.Evaluate(variables);
            var second = right.Evaluate(variables);
            try
            {
                return apply(first, second);
            }
            catch (ArithmeticException error)
            {
                throw new EvaluationException($"{error.Message} In {this}", error);
            }
        }

        public override string ToString() => $"({left} {symbol} {right})";
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var flour = new Expression.Variable("flour");
        var loaves = new Expression.Variable("loaves");
        var water = (flour * new Expression.Number(0.7m) - new Expression.Number(20)) / loaves;
        var pantry = new Dictionary<string, decimal> { ["flour"] = 1000, ["loaves"] = 2 };

        // One tree, evaluated with different variables; each operator does its own.
        Check(water.Evaluate(pantry) == 340, $"{water.Evaluate(pantry)}");
        pantry["loaves"] = 4;
        Check(water.Evaluate(pantry) == 170, $"{water.Evaluate(pantry)}");
        Check((flour + loaves).Evaluate(pantry) == 1004, $"{(flour + loaves).Evaluate(pantry)}");
        Check(water.ToString() == "(((flour * 0.7) - 20) / loaves)", water.ToString());

        // A division by zero and an overflow say where they happened.
        pantry["loaves"] = 0;
        var error = Expect<EvaluationException>(() => water.Evaluate(pantry));
        Check(error.InnerException is DivideByZeroException && error.Message.Contains(water.ToString()), error.Message);
        pantry["loaves"] = decimal.MaxValue;
        error = Expect<EvaluationException>(() => (loaves + loaves).Evaluate(pantry));
        Check(error.InnerException is OverflowException, error.Message);

        // So does an unknown variable; a missing part of the tree is refused at once.
        pantry.Remove("flour");
        error = Expect<EvaluationException>(() => water.Evaluate(pantry));
        Check(error.Message == "Unknown variable flour", error.Message);
        Expect<ArgumentNullException>(() => (flour * null).Evaluate(pantry));
    }

    private static TError Expect<TError>(Action action) where TError : Exception
    {
        try
        {
            action();
        }
        catch (TError error)
        {
            return error;
        }
        throw new InvalidOperationException($"{typeof(TError).Name} expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
