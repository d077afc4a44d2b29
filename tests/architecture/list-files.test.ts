import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#db/project-folder.server.ts'

/** Tables that are no list of their own to take along, each with its reason. */
const without: Record<string, string> = {
  'admin/access': 'the table of the program itself, the same for every fund',
  'admin/mails': 'the texts themselves are what one works on, each on its page',
  'admin/person': 'one person, who takes along their own data themselves',
  'admin/retention': 'counts of what may go, which change with every look',
  'admin/retention-kind': 'what may go is to be looked at here and then erased',
  'admin/settings': 'choices, each with its own page',
  'admin/setup-contacts': 'a part of the set-up, which goes along in the archive',
  'admin/setup-pots': 'a part of the set-up, which goes along in the archive',
  'manager/batch-assignment': 'a proposal that is still to be saved',
  'manager/batch-readers': 'part of the work on one batch of the panel',
  'manager/checks': 'the last runs of a check, each with its page',
  'manager/clauses': 'the texts of agreements, each with its versions',
  'manager/donor': 'has a file of its own for the donor',
  'manager/figures': 'the figures are in the open data as CSV and XLSX',
  'manager/fund': 'positions of a moment, taken along by the journal',
  'manager/fund-closing': 'has a file of its own once the fund is closed',
  'manager/fund-decisions': 'decisions on one page each, kept in the log',
  'manager/fund-forecast': 'a reckoning of a moment, not a list of rows',
  'manager/grant': 'parts of one grant',
  'manager/grant-results': 'parts of one grant',
  'manager/grant-versions': 'parts of one grant',
  'manager/harvest-text': 'figures beside a text that is written',
  'manager/harvests': 'one line a year, each with its own document',
  'manager/ledger': 'the journal holds every line, as CSV, XLSX and audit file',
  'manager/past-batches': 'files that were brought in, each with its page',
  'manager/past-check': 'rows of a file that is brought in',
  'manager/past-grant': 'parts of one grant of the past',
  'manager/past-organisations': 'names that are matched by hand on this page',
  'manager/payment-file': 'is itself the file for the bank',
  'manager/payments': 'the board of payments holds the list',
  'manager/pot-terms': 'versions of the terms of one pot',
  'manager/programme': 'the programme goes along in the archive and the open data',
  'manager/programme-partners': 'the programme goes along in the archive and the open data',
  'manager/programme-plans': 'the programme goes along in the archive and the open data',
  'manager/round': 'parts of one round',
  'manager/second-factors': 'who has a lock is nothing to carry along in a file',
  'manager/waiting-list': 'the order of one round, decided on this page',
  'manager/years': 'one line a year, each with its own books',
  'reviewer/index': 'what one member reads, with a pack to print',
  'reviewer/meeting': 'the agenda of one talk, closed to who stands near',
}

const folder = join(projectFolder, 'app/routes')
const withTable = ['admin', 'manager', 'reviewer'].flatMap((area) =>
  readdirSync(join(folder, area))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => ({
      name: `${area}/${file.slice(0, -4)}`,
      text: readFileSync(join(folder, area, file), 'utf8'),
    }))
    .filter(({ text }) => /<(Tranche)?Table\b/.test(text)),
)

test('every list of the fund can be saved as CSV and XLSX, or says why not', () => {
  expect(withTable.length).toBeGreaterThan(40)
  const bare = withTable.filter(({ text }) => !text.includes('<ListFiles ')).map(({ name }) => name)
  expect(bare.sort()).toEqual(Object.keys(without).sort())
  for (const reason of Object.values(without)) expect(reason.split(' ').length).toBeGreaterThan(3)
})

test('a list is saved both ways', () => {
  const links = readFileSync(join(projectFolder, 'app/components/office/list-files.tsx'), 'utf8')
  for (const sheet of ['csv', 'xlsx']) expect(links).toContain(`\${path}/${sheet}`)
})
