import { operation } from '#tests/world/base.ts'
import { type Door, page } from '../door.ts'

export const demoDoors: Record<string, Door> = {
  'routes/demo/index': page('/demo', { get: null }),
  'routes/demo/sign-in': page('/demo/sign-in', { get: null }),
  'routes/demo/mailbox': page('/demo/mailbox', { get: null }),
  'routes/demo/mail': page(`/demo/mailbox/${operation()}`, { get: null }),
  'routes/api/healthz': page('/healthz'),
}
