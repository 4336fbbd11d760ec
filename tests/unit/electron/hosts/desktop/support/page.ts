import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { stationContract } from '../../../../../../electron/contract/station-contract.ts';
import type { FakeMessagePortMain } from '../../fake-electron/message-channel-main.ts';

/** What the page does with the port it was handed: the contract's client over it. */
export function clientOver(port: FakeMessagePortMain): ContractRouterClient<typeof stationContract> {
  const link = new RPCLink({ port });
  port.start();
  return createORPCClient(link);
}
