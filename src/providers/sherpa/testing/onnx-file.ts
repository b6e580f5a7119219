/** A constant or a weight: floats or 64-bit integers. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly floats?: readonly number[];
  readonly integers?: readonly number[];
}

/** What goes in or comes out, with its shape. */
export interface Port {
  readonly name: string;
  readonly type: "float" | "integer";
  readonly dims: readonly number[];
}

/** One step of the network. `axis` is its only attribute here. */
export interface Step {
  readonly does: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly axis?: number;
}

export interface OnnxModel {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly constants: Readonly<Record<string, Tensor>>;
  readonly steps: readonly Step[];
  readonly metadata: Readonly<Record<string, string>>;
}

const ELEMENT_TYPES = { float: 1, integer: 7 };
const IR_VERSION = 8;
const OPERATOR_SET = 13;

/** Writes a network as an ONNX file, with the field numbers of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export function onnxFile(model: OnnxModel): Uint8Array {
  const graph = [
    ...model.steps.map((step) => nested(1, node(step))),
    text(2, "tiny"),
    ...Object.entries(model.constants).map(([name, one]) => nested(5, tensor(name, one))),
    ...model.inputs.map((one) => nested(11, port(one))),
    ...model.outputs.map((one) => nested(12, port(one))),
  ];
  const metadata = Object.entries(model.metadata);
  return Buffer.concat([
    number(1, IR_VERSION),
    nested(7, graph),
    nested(8, [text(1, ""), number(2, OPERATOR_SET)]),
    ...metadata.map(([key, value]) => nested(14, [text(1, key), text(2, value)])),
  ]);
}

function node({ does, inputs, outputs, axis }: Step): readonly Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, outputs[0] ?? ""),
    text(4, does),
    ...(axis === undefined ? [] : [nested(5, [text(1, "axis"), number(3, axis), number(20, 2)])]),
  ];
}

function tensor(name: string, { dims, floats, integers }: Tensor): readonly Uint8Array[] {
  const raw = floats
    ? new Uint8Array(Float32Array.from(floats).buffer)
    : new Uint8Array(BigInt64Array.from((integers ?? []).map(BigInt)).buffer);
  return [
    ...dims.map((dim) => number(1, dim)),
    number(2, floats ? ELEMENT_TYPES.float : ELEMENT_TYPES.integer),
    text(8, name),
    bytes(9, raw),
  ];
}

function port({ name, type, dims }: Port): readonly Uint8Array[] {
  const shape = dims.map((dim) => nested(1, [number(1, dim)]));
  return [
    text(1, name),
    nested(2, [nested(1, [number(1, ELEMENT_TYPES[type]), nested(2, shape)])]),
  ];
}

function nested(field: number, parts: readonly Uint8Array[]): Uint8Array {
  return bytes(field, Buffer.concat(parts));
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

function number(field: number, value: number): Uint8Array {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

/** https://protobuf.dev/programming-guides/encoding/#varints */
function varint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    out.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.of(...out, rest);
}
