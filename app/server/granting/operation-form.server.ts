import { z } from 'zod'

/** A form that only says: do this, once. */
export const OperationPost = z.strictObject({ operation: z.uuid() })
