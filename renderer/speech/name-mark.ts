/** What a label calls somebody's name: 姓名, 家里人姓名. */
const NAME_LABEL = /姓名$/;

/** The mark of an element that shows somebody's name: read surname first. */
export const NAME_MARK = { 'data-says': 'name' } as const;

/** The mark for the value beside a label; nothing where the label asks for something else than a name. */
export function markOf(label: string): typeof NAME_MARK | Record<string, never> {
  return NAME_LABEL.test(label) ? NAME_MARK : {};
}
