import type { CustomScheme } from 'electron';

type RequestHandler = (request: Request) => Promise<Response>;

export class FakeProtocol {
  readonly handlers = new Map<string, RequestHandler>();
  readonly privileged: CustomScheme[] = [];

  handle(scheme: string, handler: RequestHandler): void {
    this.handlers.set(scheme, handler);
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    this.privileged.push(...schemes);
  }
}
