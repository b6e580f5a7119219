/** The part of the WebAssembly interface that is used here; Node has it, its types leave it to those of browsers. */
declare namespace WebAssembly {
  type Imports = Record<string, object>;
  interface Module {
    readonly [Symbol.toStringTag]: "WebAssembly.Module";
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: object;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
