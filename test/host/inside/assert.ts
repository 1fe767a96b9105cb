/** The few assertions the suites inside VS Code need; `node:assert` does not exist in the web worker host. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Compares by JSON, which suffices for the plain data tested here. */
export function same(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}\n     but got ${found}`);
}
