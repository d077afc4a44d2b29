import { checkbox, choice, longText, onlyIf, optional, since, text } from '../fields.ts'
import { question } from './question.ts'

const together = { field: 'filledInTogether', is: ['yes'] }

/** What is told beside the plan itself; the statements one agrees to when sending are `declarationFields`. */
export const declarations = {
  panelMember: question({
    knowsPanelMember: since(2, choice(['no', 'yes', 'unknown'])),
    panelMemberWho: since(2, onlyIf({ field: 'knowsPanelMember', is: ['yes'] }, longText(60))),
  }),
  publicity: question({
    publishing: since(2, choice(['all', 'not-name'])),
    publishingReason: since(2, onlyIf({ field: 'publishing', is: ['not-name'] }, longText(80))),
  }),
  helper: question({
    filledInTogether: since(2, choice(['yes', 'no'])),
    helperName: since(2, onlyIf(together, text(100))),
    helperOrganisation: since(2, onlyIf(together, optional(text(120)))),
    helperConfirmed: since(2, onlyIf(together, checkbox())),
  }),
}
