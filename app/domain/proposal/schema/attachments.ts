import { choice, file, optional, since, text } from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

export const attachmentKinds = ['budget', 'quote', 'photo', 'partner-letter', 'statutes', 'other'] as const

export const attachments = {
  attachments: question({
    attachments: since(
      2,
      rows(
        {
          attachmentFile: file(),
          attachmentKind: choice(attachmentKinds),
          attachmentNote: optional(text(200)),
        },
        { minRows: 0, maxRows: 15 },
      ),
    ),
  }),
}
