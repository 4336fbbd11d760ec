import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { guideFacts } from '../../../../electron/core/guide.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { ENTRIES, FILING, QUERY, StationUnderTest } from './station-fixture.ts';

const CITY = stepId('city');
const atNotice = (): StationUnderTest =>
  new StationUnderTest().layCard().findRecord().do({ event: 'openEntry', entry: ENTRIES.filing });

describe('the facts of a service', () => {
  it('are the six, in their order; one that is not known has no text', () => {
    expect(guideFacts(QUERY)).toEqual([
      { label: '事项名称', text: '测试业务' },
      { label: '事项编码' },
      { label: '办理材料', text: '身份证' },
      { label: '办理时限', text: '当场' },
      { label: '办理环节' },
      { label: '服务标准' },
    ]);
  });

  it('of every shipped service have words, or are marked as unknown: none is simply empty', () => {
    const folder = projectPath('resources/services');
    const files = readdirSync(folder).filter((name) => name !== 'service.schema.json');
    expect(files.length).toBeGreaterThanOrEqual(45);
    for (const name of files) {
      const service = serviceItemSchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
      expect(guideFacts(service)).toHaveLength(6);
      for (const { text } of guideFacts(service)) expect(text, name).not.toBe('');
    }
  });
});

describe('the guide', () => {
  it('lies over the notice and leads back to it, by 返回 and by 好的', () => {
    const station = atNotice().do({ event: 'openGuide' });
    expect(station.screen).toMatchObject({
      name: 'guide',
      facts: guideFacts(FILING),
      slip: { state: 'none' },
    });
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ name: 'notice' });
    station.do({ event: 'openGuide' }).do({ event: 'proceed' });
    expect(station.screen).toMatchObject({ name: 'notice' });
  });

  it('opens from any page of a service, and the page is then as it was', () => {
    const station = atNotice().do({ event: 'proceed' });
    const before = station.do({ event: 'answerStep', step: CITY, answer: '341700' }).screen;
    expect(before).toMatchObject({ name: 'question', complaint: expect.any(String) });
    station.do({ event: 'openGuide' });
    expect(station.screen.name).toBe('guide');
    expect(station.do({ event: 'goBack' }).screen).toEqual(before);
  });

  it('takes nothing for the page under it', () => {
    const station = atNotice().do({ event: 'proceed' }).do({ event: 'openGuide' });
    station.do({ event: 'answerStep', step: CITY, answer: '340100' });
    expect(station.screen.name).toBe('guide');
    expect(station.journal()).toContain('failure:command-not-expected');
    expect(station.do({ event: 'goBack' }).screen).not.toHaveProperty('answer');
  });

  it('is put away with the visit and by 首页, and does not open where no service is', () => {
    const station = atNotice().do({ event: 'openGuide' }).do({ event: 'goHome' });
    expect(station.screen.name).toBe('home');
    expect(station.do({ event: 'openGuide' }).screen.name).toBe('home');
    station.do({ event: 'openEntry', entry: ENTRIES.filing });
    expect(station.screen.name).toBe('notice');
  });

  it('prints itself, with nothing of the resident’s answers', () => {
    const station = atNotice().do({ event: 'proceed' });
    station.do({ event: 'answerStep', step: CITY, answer: '340100' }).do({ event: 'openGuide' }).print();
    expect(station.screen).toMatchObject({ name: 'guide', slip: { state: 'queued' } });
    expect(station.taken('printSlip')).toMatchObject([{ content: { of: 'guide', answers: new Map() } }]);
    station.slip('sent').slip('printed');
    expect(station.screen).toMatchObject({ slip: { state: 'printed' } });
    expect(station.do({ event: 'goBack' }).screen.name).toBe('question');
  });
});
