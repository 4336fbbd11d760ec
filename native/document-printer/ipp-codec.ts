import { plainIppMessage, readIppHead } from './ipp-message.ts';

/** Attributes of one job or printer as the codec gives them: a value, or a list where there are several. */
export type IppAttributes = Readonly<Record<string, unknown>>;

export interface IppRequest {
  readonly operation: string;
  readonly id: number;
  readonly operationAttributes: IppAttributes;
  readonly jobAttributes?: IppAttributes;
}

/** A printer's answer, read. */
export interface IppAnswer {
  /** A status code of RFC 8011 §B. */
  readonly status: number;
  readonly jobs: readonly IppAttributes[];
  readonly printers: readonly IppAttributes[];
}

/** The codec of `@sealsystems/ipp`, behind guards of our own. */
export interface IppCodec {
  encode(request: IppRequest): Buffer;
  /** Undefined where the bytes are no answer to that request. */
  decode(answer: Buffer, requestId: number): IppAnswer | undefined;
}

/** What every printer understands: IPP/1.1 is a part of all later versions. */
const VERSION = '1.1';

function groupsOf(message: IppAttributes, tag: string): readonly IppAttributes[] {
  const groups = message[tag];
  if (groups === undefined) return [];
  return (Array.isArray(groups) ? groups : [groups]) as IppAttributes[];
}

/** The library stumbles over attributes that are called like something every JavaScript object has. */
function parsed(parse: (message: Buffer) => IppAttributes, message: Buffer): IppAttributes | undefined {
  try {
    return parse(message);
  } catch {
    return undefined;
  }
}

/** Loads the codec; undefined where this machine cannot. */
export async function loadIppCodec(): Promise<IppCodec | undefined> {
  const library = await import('@sealsystems/ipp').catch(() => undefined);
  if (library === undefined) return undefined;
  const ipp = library.default;
  return {
    encode: ({ operation, id, operationAttributes, jobAttributes }) =>
      ipp.serialize({
        version: VERSION,
        operation,
        id,
        'operation-attributes-tag': {
          'attributes-charset': 'utf-8',
          'attributes-natural-language': 'en',
          ...operationAttributes,
        },
        ...(jobAttributes === undefined ? {} : { 'job-attributes-tag': jobAttributes }),
      }),
    decode: (answer, requestId) => {
      const head = readIppHead(answer);
      const plain = plainIppMessage(answer);
      if (plain === undefined || head?.requestId !== requestId) return undefined;
      const message = parsed((bytes) => ipp.parse(bytes), plain);
      if (message === undefined) return undefined;
      return {
        status: head.status,
        jobs: groupsOf(message, 'job-attributes-tag'),
        printers: groupsOf(message, 'printer-attributes-tag'),
      };
    },
  };
}

/** The words of a value or list of values; what is not text is left out. */
export function wordsOf(attributes: IppAttributes, name: string): readonly string[] {
  const value = attributes[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string' && one !== '') as string[];
}

/** A number; undefined where there is none. */
export function numberOf(attributes: IppAttributes, name: string): number | undefined {
  const value = attributes[name];
  return typeof value === 'number' ? value : undefined;
}
