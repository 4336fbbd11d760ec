/** One `KEY{attribute}OPERATOR"value"` of a rule. */
export interface RulePart {
  readonly key: string;
  readonly operator: '==' | '!=' | '=' | '+=' | ':=';
  readonly value: string;
}

const PART = /^([A-Z]+(?:\{[A-Za-z_]+\})?)(==|!=|\+=|:=|=)"([^"]*)"$/;

/** Reads a rules file; throws with the line at anything that is no rule. */
export function parseUdevRules(text: string): RulePart[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.split(/,\s*/).map((part) => {
        const match = PART.exec(part);
        if (match === null) throw new Error(`no rule: ${line}`);
        const [, key = '', operator = '', value = ''] = match;
        return { key, operator: operator as RulePart['operator'], value };
      }),
    );
}

/** The value of the first part with this key; undefined where there is none. */
export function valueOf(rule: readonly RulePart[], key: string): string | undefined {
  return rule.find((part) => part.key === key)?.value;
}
