import { expect, test } from '@playwright/test'
import { grantsOf2019 } from '../world/past-files.ts'
import { lookAt } from './accessible.ts'
import { enterAs } from './banking.ts'
import { type RunningSite, startSite } from './server.ts'

let site: RunningSite
test.beforeAll(async () => {
  site = await startSite('demo')
})
test.afterAll(() => site?.stop())

/** What Excel in Dutch saves as a CSV. */
function windows(text: string, name: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text.replaceAll('€', '\x80'), 'latin1') }
}

test('a list of earlier grants is looked through, taken over whole, found, and undone', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const sipke = await enterAs(browser, site, 'sipke')
  const bring = async (file: ReturnType<typeof windows>) => {
    await sipke.goto('/manager/past/new')
    await sipke.getByLabel('Het bestand').setInputFiles(file)
    await sipke.getByRole('button', { name: 'Bestand bekijken' }).click()
  }

  await test.step('from the grants of today', async () => {
    await sipke.goto('/manager/grants')
    await sipke.getByRole('link', { name: 'Het verleden van het fonds' }).click()
    await sipke.getByRole('link', { name: 'Bestand inlezen' }).click()
    await lookAt(sipke)
  })

  await test.step('with a line that is not right nothing is taken over', async () => {
    await bring(windows(grantsOf2019.replace('12 mei 2019', '31-4-2019'), 'fout.csv'))
    await lookAt(sipke)
    await sipke.getByRole('button', { name: 'Naar de kolommen' }).click()
    await lookAt(sipke)
    await sipke.getByRole('button', { name: 'Proef draaien' }).click()
    await expect(sipke.getByText('Er is nog één ding te doen')).toBeVisible()
    await expect(sipke.getByText('Deze dag bestaat niet')).toBeVisible()
    await lookAt(sipke)
    const [list] = await Promise.all([
      sipke.waitForEvent('download'),
      sipke.getByRole('link', { name: 'voor Excel' }).click(),
    ])
    expect(list.suggestedFilename()).toBe('fouten.xlsx')
  })

  await test.step('all of it comes in with one button', async () => {
    await bring(windows(grantsOf2019, 'bijdragen 2019.csv'))
    await sipke.getByRole('button', { name: 'Naar de kolommen' }).click()
    await sipke.getByRole('button', { name: 'Proef draaien' }).click()
    await lookAt(sipke)
    await sipke.getByRole('button', { name: 'Neem 2 regels over' }).click()
    await expect(sipke.getByText('2 regels zijn overgenomen')).toBeVisible()
    await lookAt(sipke)
  })

  await test.step('it is found, and looked at', async () => {
    await sipke.goto('/manager/past')
    await lookAt(sipke)
    await sipke.getByLabel('Woorden, kenmerk of KvK-nummer').fill('taalkoffie')
    await sipke.getByRole('button', { name: 'Zoek' }).click()
    await sipke.getByRole('link', { name: 'Taalkoffie' }).click()
    await expect(sipke.getByText('01234567')).toBeVisible()
    await lookAt(sipke)
  })

  await test.step('and undone, with the reason', async () => {
    await sipke.getByRole('link', { name: 'Regel 2 van bijdragen 2019.csv' }).click()
    await sipke.getByRole('link', { name: 'Dit bestand terugdraaien' }).click()
    await lookAt(sipke)
    await sipke.getByLabel('Waarom draait u het terug?').fill('Het was om te proberen.')
    await sipke.getByRole('button', { name: 'Draai 2 regels terug' }).click()
    await expect(sipke.getByText('Reden: Het was om te proberen.')).toBeVisible()
    await lookAt(sipke)
  })
})
