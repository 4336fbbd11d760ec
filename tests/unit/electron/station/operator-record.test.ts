import { describe, expect, it } from 'vitest';
import { attendantId } from '../../../../electron/contract/attendant.ts';
import { serviceId } from '../../../../electron/contract/ids.ts';
import type { AssistRecord } from '../../../../electron/core/assist-record.ts';
import { operatorRecord } from '../../../../electron/station/operator-record.ts';
import { RELATIVE_CARD } from '../core/assist-fixture.ts';

const attendant = { id: attendantId('wang-1'), name: '示例工' };
const authority = { service: serviceId('act-for-somebody'), version: 1 };

describe('the operator of a case', () => {
  it('is left out where residents act for themselves', () => {
    expect(operatorRecord(undefined)).toEqual({});
  });

  it('is the attendant beside the resident', () => {
    expect(operatorRecord({ mode: 'beside', attendant })).toEqual({
      operator: { mode: 'beside', attendant: 'wang-1', name: '示例工' },
    });
  });

  it('comes with the agent in the platform’s own fields, the relation and the ink', () => {
    const assist: AssistRecord = {
      mode: 'on-behalf',
      attendant,
      agent: {
        by: 'relative',
        card: RELATIVE_CARD,
        relation: { code: 'child', words: '儿女' },
        authority,
        signature: { by: 'hand', strokes: [[1, 2, 3, 4]] },
      },
    };
    expect(operatorRecord(assist)).toEqual({
      operator: { mode: 'on-behalf', attendant: 'wang-1', name: '示例工' },
      agent: {
        by: 'relative',
        agnter_name: RELATIVE_CARD.name,
        agnter_cert_type: '01',
        agnter_certno: RELATIVE_CARD.number,
        agnter_rlts: 'child',
        authority: 'act-for-somebody',
        authority_version: 1,
        signature: { width: 1000, height: 400, by: 'hand', strokes: [[1, 2, 3, 4]] },
      },
    });
  });

  it('has no relation where the attendant acts', () => {
    const assist: AssistRecord = {
      mode: 'on-behalf',
      attendant,
      agent: { by: 'attendant', card: RELATIVE_CARD, authority },
    };
    expect(operatorRecord(assist)).toMatchObject({
      agent: { by: 'attendant', agnter_rlts: null, signature: null },
    });
  });
});
