// pattern: interpreter
// prefix: dpInterpreter
// description: Interpreter: a tree of plain objects and one recursive function; unknown names and division by 0 are errors
// placeholders: Expression, evaluate, EvaluationError
// --- snippet ---
/** @typedef {'+' | '-' | '*' | '/'} Operator */

/**
 * @typedef {(
 *   | { readonly kind: 'number', readonly value: number }
 *   | { readonly kind: 'variable', readonly name: string }
 *   | { readonly kind: 'binary', readonly operator: Operator, readonly left: Expression, readonly right: Expression }
 * )} Expression
 */

export class EvaluationError extends Error {
  /** @override */
  name = 'EvaluationError';
}

/**
 * The value under these variables. It recurses: bound the depth of trees that come from outside. For a text with
 * parentheses and precedence use a parser; this is what comes after it.
 * @param {Expression} expression
 * @param {ReadonlyMap<string, number>} variables
 * @returns {number}
 */
export function evaluate(expression, variables) {
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
        default:
          throw new EvaluationError(`unknown operator ${expression.operator}`);
      }
    }
    default:
      throw new EvaluationError(`unknown expression ${JSON.stringify(expression)}`);
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @param {number} value @returns {Expression} */
const number = (value) => ({ kind: 'number', value });
/** @param {string} name @returns {Expression} */
const variable = (name) => ({ kind: 'variable', name });
/**
 * @param {Expression} left
 * @param {Operator} operator
 * @param {Expression} right
 * @returns {Expression}
 */
const binary = (left, operator, right) => ({ kind: 'binary', operator, left, right });

// One tree, many meanings: the variables are given with each evaluation.
const fare = binary(number(3), '+', binary(variable('km'), '*', number(1.5)));
assert.equal(evaluate(fare, new Map([['km', 4]])), 9);
assert.equal(evaluate(fare, new Map([['km', 0]])), 3);

// All operators, with the operands in their order.
/** @type {Map<string, number>} */
const none = new Map();
/** @type {Operator[]} */
const operators = ['+', '-', '*', '/'];
const results = operators.map((operator) => evaluate(binary(number(12), operator, number(4)), none));
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
assert.throws(() => evaluate(JSON.parse('{"kind":"power"}'), none), {
  message: /^unknown expression .*power/,
});
const modulo = { ...binary(number(7), '+', number(4)), operator: '%' };
assert.throws(() => evaluate(JSON.parse(JSON.stringify(modulo)), none), { message: 'unknown operator %' });
