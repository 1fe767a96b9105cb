/** mocha's browser build: one ready instance, whose `run` is its own and reads the address of a page. */
declare module 'mocha/mocha.js' {
  import type Mocha from 'mocha';
  const mocha: BrowserMocha & { readonly constructor: typeof Mocha };
  export = mocha;
}

/** Every `*.test.ts` beside the importing entry; `build/hostTests/plugins.ts` makes it. */
declare module 'virtual:suites' {
  export {};
}
