// The package has no types; this is what is used of it.
declare module "@sealsystems/ipp" {
  export type IppValue =
    | string
    | number
    | boolean
    | null
    | undefined
    | Date
    | IppAttributes
    | readonly IppValue[];

  /** Attributes by name: one value, or an array where there are several. Enums are their names. */
  export interface IppAttributes {
    readonly [name: string]: IppValue;
  }

  /** A request (`operation`) or a reply (`statusCode`), RFC 8010. */
  export interface IppMessage {
    readonly version?: string;
    readonly operation?: string;
    readonly statusCode?: string;
    readonly id: number;
    readonly "operation-attributes-tag"?: IppAttributes;
    /** Several groups of one kind make an array. */
    readonly "job-attributes-tag"?: IppAttributes | readonly IppAttributes[];
    readonly "printer-attributes-tag"?: IppAttributes;
    readonly "unsupported-attributes-tag"?: IppAttributes;
    readonly data?: Buffer;
  }

  const ipp: {
    /** Throws when the bytes are no whole message. */
    readonly parse: (bytes: Buffer) => IppMessage;
    readonly serialize: (message: IppMessage) => Buffer;
  };
  export default ipp;
}
