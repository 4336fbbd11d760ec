import { z } from 'zod';

/** Command bytes that only this model knows, as its manual prints them: pairs of hex digits, whole commands. */
export const commandHexSchema = z.string().regex(/^(?:[0-9a-f]{2})+$/);
