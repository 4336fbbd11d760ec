/** The part of the IPP codec that the driver uses; the package ships no types. */
declare module '@sealsystems/ipp' {
  interface Codec {
    /** A request's head: everything before the document's bytes. Attributes it does not know are left out. */
    serialize(message: {
      readonly version: string;
      readonly operation: string;
      readonly id: number;
      readonly 'operation-attributes-tag': Readonly<Record<string, unknown>>;
      readonly 'job-attributes-tag'?: Readonly<Record<string, unknown>>;
    }): Buffer;
    /** Groups by their tag's name; a group that comes several times is a list. Throws on what it cannot read. */
    parse(message: Buffer): Readonly<Record<string, unknown>>;
  }
  const ipp: Codec;
  export default ipp;
}
