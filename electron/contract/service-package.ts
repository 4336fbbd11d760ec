import { z } from 'zod';
import { serviceIdSchema } from './ids.ts';

/**
 * `resources/packages/<id>.json`: services that belong to one event of life (一件事) or one errand (联办), in the order they are done in.
 * Each part stays a case of its own; what was answered in one is not asked again in the next.
 */
export const servicePackageSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** As the documents write it. */
  name: z.string().min(1),
  source: z.string(),
  evidence: z.enum(['verified', 'second-hand', 'assumed']),
  parts: z.array(serviceIdSchema).min(2).max(4),
});
export type ServicePackage = z.infer<typeof servicePackageSchema>;

/** How far somebody is with a package; `next` opens the part that comes now. */
export const packageProgressSchema = z.object({
  name: z.string(),
  parts: z.array(z.object({ action: z.string(), state: z.enum(['done', 'next', 'later']) })),
  next: z.object({ entry: z.number().int(), service: serviceIdSchema, action: z.string() }).optional(),
});
export type PackageProgress = z.infer<typeof packageProgressSchema>;
