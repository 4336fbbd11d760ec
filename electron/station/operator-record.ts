import { SIGNATURE_GRID } from '../contract/signature.ts';
import type { AssistRecord } from '../core/assist-record.ts';
import { personOf } from '../core/visit-life.ts';

/**
 * Who operated and who acted, as fields of the case record: the agent's fields have the names of the agent block
 * that the platform's filing interfaces share (upstream spec §4.6).
 */
export function operatorRecord(assist: AssistRecord | undefined): Record<string, unknown> {
  if (assist === undefined) return {};
  const { mode, attendant, agent } = assist;
  const operator = { mode, attendant: attendant.id, name: attendant.name };
  if (agent === undefined) return { operator };
  const { certificateType, certificateNumber, name } = personOf(agent.card);
  const { signature } = agent;
  return {
    operator,
    agent: {
      by: agent.by,
      agnter_name: name,
      agnter_cert_type: certificateType,
      agnter_certno: certificateNumber,
      agnter_rlts: agent.relation?.code ?? null,
      authority: agent.authority.service,
      authority_version: agent.authority.version,
      signature: signature === undefined ? null : { ...SIGNATURE_GRID, ...signature },
    },
  };
}
