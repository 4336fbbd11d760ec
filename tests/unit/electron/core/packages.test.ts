import { describe, expect, it } from 'vitest';
import { type ServiceId, serviceId } from '../../../../electron/contract/ids.ts';
import type { ServicePackage } from '../../../../electron/contract/service-package.ts';
import { packageOf } from '../../../../electron/core/packages.ts';
import type { StationContext, Visit } from '../../../../electron/core/state.ts';
import { CERTIFICATE, CONTEXT, ENTRIES, FILING, QUERY, StationUnderTest } from './station-fixture.ts';

const ERRAND: ServicePackage = {
  id: 'an-errand',
  name: '搬家一件事',
  source: 'fixture',
  evidence: 'assumed',
  parts: [FILING.id, serviceId('not-here'), CERTIFICATE.id, QUERY.id],
};
const withPackages = (...packages: ServicePackage[]): StationContext => ({
  ...CONTEXT,
  catalogue: { ...CONTEXT.catalogue, packages },
});
const context = withPackages(ERRAND);

const [, CITY, FROM, PHONE] = FILING.journey.map(({ id }) => id);
function filed(setting: StationContext = context): StationUnderTest {
  const station = new StationUnderTest(setting).layCard().findRecord();
  station.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'proceed' });
  station
    .do({ event: 'answerStep', step: CITY!, answer: '340100' })
    .do({ event: 'answerStep', step: FROM!, answer: '2026-12-01' })
    .do({ event: 'answerStep', step: PHONE!, answer: '13900000000' })
    .do({ event: 'agree', service: FILING.id })
    .do({ event: 'submit', service: FILING.id });
  const visit = station.state.visit!.id;
  return station.report({ event: 'filingAccepted', visit, receiptNumber: 'R1' });
}
const toCertificate = { event: 'openEntry', entry: ENTRIES.certificate, service: CERTIFICATE.id } as const;

describe('a package', () => {
  it('shows after its first part what is done, what comes now and what later, leaving out what is not here', () => {
    const { screen } = filed().report({ event: 'filingSent', receiptNumber: 'R1' });
    expect(screen).toMatchObject({
      name: 'result',
      package: {
        name: '搬家一件事',
        parts: [
          { action: FILING.action, state: 'done' },
          { action: CERTIFICATE.action, state: 'next' },
          { action: QUERY.action, state: 'later' },
        ],
        next: { entry: ENTRIES.certificate, service: CERTIFICATE.id, action: CERTIFICATE.action },
      },
    });
  });

  it('goes on from the result, a case after the other', () => {
    const station = filed().report({ event: 'filingSent', receiptNumber: 'R1' }).do(toCertificate);
    expect(station.screen).toMatchObject({ name: 'record', service: { id: CERTIFICATE.id } });
    const onlyFiling = station.taken('acceptFiling').map(({ service }) => service.id);
    expect(onlyFiling).toEqual([FILING.id]);
  });

  it('goes on without the platform as well, but not while it is being asked', () => {
    const asking = filed();
    expect(asking.do(toCertificate).screen).toMatchObject({ name: 'result', outcome: 'sending' });
    const kept = asking.report({ event: 'filingDelayed', receiptNumber: 'R1' });
    expect(kept.screen).toMatchObject({ outcome: 'to-upload' });
    expect(kept.do(toCertificate).screen).toMatchObject({ service: { id: CERTIFICATE.id } });
  });

  it('opens nothing out of the middle of a journey', () => {
    const station = new StationUnderTest(context).layCard().findRecord();
    station.do({ event: 'openEntry', entry: ENTRIES.filing });
    expect(station.do(toCertificate).screen).toMatchObject({ name: 'notice' });
  });

  it('says nothing where the level has only one part of it, or none was given', () => {
    const alone = withPackages({ ...ERRAND, parts: [FILING.id, serviceId('not-here')] });
    expect(filed(alone).screen).not.toHaveProperty('package');
    expect(filed(CONTEXT).screen).not.toHaveProperty('package');
  });
});

describe('how far a package is', () => {
  const visit = (...done: ServiceId[]): Visit => ({
    ...filed().state.visit!,
    done: new Set(done),
  });

  it('is nothing to whoever came for a later part alone', () => {
    expect(packageOf(context.catalogue, visit(), QUERY.id)).toBeUndefined();
  });

  it('has no next part when all are done', () => {
    const whole = packageOf(context.catalogue, visit(FILING.id, CERTIFICATE.id), QUERY.id);
    expect(whole?.parts.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(whole).not.toHaveProperty('next');
  });
});
