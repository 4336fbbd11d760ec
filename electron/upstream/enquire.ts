import type { Findings } from '../contract/enquiry.ts';
import { failed, type Outcome, succeeded, type UpstreamFailure } from '../contract/failures.ts';
import type { Enquiry, PersonIdentity } from '../core/ports/upstream.ts';
import { readEmployer, readRights } from './enquiry-nodes.ts';
import { INFCODE_OK } from './hsa-envelope.ts';
import type { AskPlatform } from './insured-look-up.ts';

const personNode = (person: PersonIdentity) => ({
  psn_cert_type: person.certificateType,
  certno: person.certificateNumber,
  psn_name: person.name,
});

const askedOf = (enquiry: Enquiry): Parameters<AskPlatform>[0] => {
  if (enquiry.of === 'employer') {
    const { agent, authority, creditCode } = enquiry;
    const data = { uscc: creditCode, agent: { ...personNode(agent), authority } };
    return { interface: 'employer.query', input: { data } };
  }
  const { person, personNumber, insuredPlace, benefits } = enquiry;
  return {
    interface: 'rights.query',
    input: { data: { ...personNode(person), psn_no: personNumber ?? '', benefits: benefits ? '1' : '0' } },
    ...(insuredPlace === undefined ? {} : { insuredPlace }),
  };
};

/**
 * What is asked beyond the record. `upstream-bad-envelope` where the output is not what was agreed, `employer-not-found` and
 * `agent-not-authorised` where the platform says so, else the failures of any query.
 */
export async function enquire(
  ask: AskPlatform,
  enquiry: Enquiry,
): Promise<Outcome<Findings, UpstreamFailure>> {
  const exchange = await ask(askedOf(enquiry));
  if (!exchange.answered) return failed(exchange.failure);
  const { infcode, output } = exchange.response;
  if (infcode !== INFCODE_OK) return failed('upstream-refused');
  const read =
    enquiry.of === 'rights' ? readRights(output, enquiry.benefits) : readEmployer(output, enquiry.creditCode);
  if (read === undefined) return failed('upstream-bad-envelope');
  return typeof read === 'string' ? failed(read) : succeeded(read);
}
