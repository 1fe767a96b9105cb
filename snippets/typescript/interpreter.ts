// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: an expression tree as a union and one recursive function; unknown names and division by 0 are errors
// placeholders: Expression, evaluate, EvaluationError
// --- snippet ---
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

/**
 * The value under these variables. It recurses: bound the depth of trees that come from outside. For a text with
 * parentheses and precedence use a parser; this is what comes after it.
 */
export function evaluate(expression: Expression, variables: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'variable': {
      const value = variables.get(expression.name);
      if (value === undefined) throw new EvaluationError(`unknown variable ${expression.name}`);
      return value;
    }
    case 'binary': {
      const left = evaluate(expression.left, variables);
      const right = evaluate(expression.right, variables);
      switch (expression.operator) {
        case '+':
          return left + right;
        case '-':
          return left - right;
        case '*':
          return left * right;
        case '/':
          if (right === 0) throw new EvaluationError('division by zero');
          return left / right;
      }
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

type Operator = Extract<Expression, { kind: 'binary' }>['operator'];
const number = (value: number): Expression => ({ kind: 'number', value });
const variable = (name: string): Expression => ({ kind: 'variable', name });
const binary = (left: Expression, operator: Operator, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
});

// One tree, many meanings: the variables are given with each evaluation.
const fare = binary(number(3), '+', binary(variable('km'), '*', number(1.5)));
assert.equal(evaluate(fare, new Map([['km', 4]])), 9);
assert.equal(evaluate(fare, new Map([['km', 0]])), 3);

// All operators, with the operands in their order.
const none = new Map<string, number>();
const results = (['+', '-', '*', '/'] as const).map((operator) =>
  evaluate(binary(number(12), operator, number(4)), none),
);
assert.deepEqual(results, [16, 8, 48, 3]);
assert.equal(evaluate(binary(binary(number(9), '-', number(4)), '-', number(3)), none), 2);

// What has no value is an error, wherever it is in the tree.
assert.throws(() => evaluate(fare, none), {
  name: new EvaluationError().name,
  message: 'unknown variable km',
});
assert.throws(() => evaluate(binary(number(1), '*', binary(number(1), '/', number(0))), none), {
  message: 'division by zero',
});
assert.throws(
  () => evaluate(binary(number(0), '/', variable('zero')), new Map([['zero', 0]])),
  EvaluationError,
);
assert.throws(() => evaluate(variable('toString'), none), EvaluationError);
