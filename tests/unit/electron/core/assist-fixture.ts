import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attendant, attendantId } from '../../../../electron/contract/attendant.ts';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import type { ResidentCard } from '../../../../electron/contract/id-card.ts';
import { stepId, visitId } from '../../../../electron/contract/ids.ts';
import { signedIn } from '../../../../electron/core/assist-state.ts';
import type { CommandEvent, PinOutcome } from '../../../../electron/core/events.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { CARD, CONTEXT, READER, StationUnderTest } from './station-fixture.ts';

const shipped = join(import.meta.dirname, '../../../../resources/assisted/mandate.json');

/** The authority as it is shipped. */
export const MANDATE = serviceItemSchema.parse(JSON.parse(readFileSync(shipped, 'utf8')));

export const WANG: Attendant = {
  id: attendantId('wang-1'),
  name: '示例工',
  roles: ['beside', 'on-behalf', 'machine'],
};
/** Sequence numbers 990 to 999 are nobody's. */
export const WANG_CARD: ResidentCard = { ...CARD, name: '示例工', number: '341721198805179948' };
export const RELATIVE_CARD: ResidentCard = { ...CARD, name: '示例亲', number: '341721196505129958' };
export const PIN = '274906';

export const ASSISTED: StationContext = { ...CONTEXT, staffed: true, mandate: MANDATE };

/** A station with a staff file, and the other end of what it asks about attendants, answered by hand. */
export class AssistedStation extends StationUnderTest {
  constructor(context: StationContext = ASSISTED) {
    super(context);
  }

  get visit() {
    return this.state.visit?.id ?? visitId('none');
  }

  get session() {
    return signedIn(this.state.visit);
  }

  openAttendant(): this {
    return this.do({ event: 'openAttendant', newVisit: this.newVisit() });
  }

  lift(): this {
    return this.device({ kind: 'cardRemoved', device: READER });
  }

  recognise(attendant: Attendant = WANG, lockedUntil?: number): this {
    const until = lockedUntil === undefined ? {} : { lockedUntil };
    return this.report({ event: 'attendantRecognised', visit: this.visit, attendant, ...until });
  }

  pin(outcome: PinOutcome = { pin: 'right' }, attendant: Attendant = WANG): this {
    return this.do({ event: 'enterPin', pin: PIN }).report({
      event: 'pinChecked',
      visit: this.visit,
      attendant: attendant.id,
      outcome,
    });
  }

  /** From wherever a visit stands to the attendant's page, the attendant's card taken away again. */
  signIn(attendant: Attendant = WANG): this {
    this.lift().openAttendant().layCard(WANG_CARD).recognise(attendant);
    return this.pin({ pin: 'right' }, attendant).lift();
  }

  mode(mode: 'beside' | 'on-behalf' | 'duty'): this {
    return this.do({ event: 'chooseMode', mode });
  }

  answer(step: string, answer: string): this {
    return this.do({ event: 'answerStep', step: stepId(step), answer });
  }

  /** 我同意 and the signature, once both identities are there. */
  authorise(): this {
    return this.do({ event: 'agree', service: MANDATE.id }).do(SIGN);
  }
}

export const SIGN: Extract<CommandEvent, { event: 'sign' }> = {
  event: 'sign',
  step: stepId('signature'),
  signature: { by: 'hand', strokes: [[100, 100, 600, 300]] },
};
