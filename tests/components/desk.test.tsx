import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { WorkDesk, type WorkDeskView } from '#app/components/office/work-desk.tsx'
import { ShelfForm } from '#app/components/office/work-instead.tsx'

const nothing: WorkDeskView = {
  ...{ home: '/manager', lies: null, chosen: [], others: null, count: 0, late: 0 },
  ...{ days: [], more: [], elsewhere: [] },
}
const shown = (work: Partial<WorkDeskView>) =>
  renderToStaticMarkup(<WorkDesk work={{ ...nothing, ...work }} />)

describe('a list of work with nothing on it', () => {
  test('says that all is done only when it is the whole list', () => {
    expect(shown({})).toMatch(/Niets vraagt u nu.*Alles is gedaan/)
    const narrowed = shown({ chosen: ['Stappen', 'Buurt: Bilgaard'] })
    expect(narrowed).toContain('<h1>Niets past bij uw keuze</h1>')
    expect(narrowed).toContain('Stappen · Buurt: Bilgaard')
    expect(narrowed.match(/href="\/manager"/g)).toHaveLength(2)
    expect(narrowed).not.toMatch(/Alles is gedaan|Niets vraagt/)
  })

  test('says what does not lie elsewhere', () => {
    expect(shown({ lies: 'shelf' })).toMatch(/<h1>Er ligt niets weg<\/h1>.*Hier ligt niets meer/)
    expect(shown({ lies: 'hand' })).toContain('<h1>Er ligt niets bij een collega</h1>')
  })
})

describe('the form that puts work away', () => {
  const form = (shelf: { day: string; isTerm: boolean } | null) =>
    renderToStaticMarkup(
      <ShelfForm
        page={{ path: '/manager/work/screening/x', shelf, operations: { shelf: 'a', hand: 'b', back: 'c' } }}
        errors={{}}
      />,
    )

  test('names a day that may be typed, and is not there when none may', () => {
    expect(form({ day: '3 december 2026', isTerm: true })).toContain('Schrijf bijvoorbeeld 3 december 2026')
    expect(form({ day: '26 januari 2027', isTerm: false })).toContain('Dat is de laatste dag die kan.')
    expect(form(null)).toContain('Later kan niet meer.')
    expect(form(null)).not.toMatch(/Schrijf bijvoorbeeld|name="until"/)
  })
})
