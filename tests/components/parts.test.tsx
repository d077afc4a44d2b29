import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Table } from '#app/components/block/table.tsx'
import { BarsFigure } from '#app/components/charts/bars-figure.tsx'
import { IndicatorFigure } from '#app/components/charts/indicator-figure.tsx'
import { RankingFigure } from '#app/components/charts/ranking-figure.tsx'
import { Link } from '#app/components/link.tsx'
import { MoneyBar } from '#app/components/money/money-bar.tsx'
import { PublicPage } from '#app/components/page/public-page.tsx'
import { Street } from '#app/components/page/street.tsx'
import { drawStreet } from '#app/components/page/street-drawing.ts'
import { lookOf, stateLooks } from '#app/components/state/state-looks.ts'
import { gallery } from './gallery/pages.tsx'

const html = (element: ReactElement) => renderToStaticMarkup(element)

describe.each(Object.entries(gallery))('the page %s', (_name, page) => {
  const text = html(page)

  test('obeys the content security policy: no inline style, no script, no handler', () => {
    expect(text).not.toMatch(/ style="/)
    expect(text).not.toMatch(/<script/)
    expect(text).not.toMatch(/ on[a-z]+="/)
  })

  test('has one main, one h1 and a way past the header', () => {
    expect(text.match(/<main id="main"/g)).toHaveLength(1)
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).toContain('href="#main"')
  })

  test('every id is there once, and every reference leads to one', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const named = [...text.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)]
    expect(
      named.flatMap(([, list]) => (list as string).split(' ')).filter((id) => !ids.includes(id)),
    ).toEqual([])
  })

  test('has a person to call and the three languages in its footer', () => {
    const footer = text.slice(text.indexOf('<footer'))
    expect(footer).toContain('href="tel:')
    expect(footer.match(/name="locale" value="(nl|en|fy)"/g)).toHaveLength(3)
  })
})

describe('the frame', () => {
  const frame = { fund: { name: 'Impactfonds' }, locale: 'fy' as const, path: '/grants?page=2' }

  test('the language form comes back to this page', () => {
    const page = html(<PublicPage {...frame}>x</PublicPage>)
    expect(page).toContain('action="/language"')
    expect(page).toContain('name="back" value="/grants?page=2"')
    expect(page).toMatch(/value="fy"[^>]*aria-current="true"/)
  })

  test('who is signed in can sign out; the demo says that it is one', () => {
    const page = html(
      <PublicPage {...frame} viewer={{ name: 'Fatma' }} demo>
        x
      </PublicPage>,
    )
    expect(page).toContain('action="/account/sign-out"')
    expect(page).toContain('href="/demo/mailbox"')
    expect(html(<PublicPage {...frame}>x</PublicPage>)).not.toContain('/demo')
  })

  test('a link is a plain anchor', () => {
    expect(html(<Link href="/grants/1">Gezinslab</Link>)).toBe(
      '<a href="/grants/1" class="utrecht-link utrecht-link--html-a">Gezinslab</a>',
    )
  })

  test('the street is the same for ever, with some light in it', () => {
    expect(drawStreet('hero', 7)).toEqual(drawStreet('hero', 7))
    expect(drawStreet('footer', 7)).not.toEqual(drawStreet('footer', 8))
    expect(html(<Street variant="footer" />)).toBe(html(<Street variant="footer" />))
    const windows = (path: string) => path.split('M').length - 1
    const street = drawStreet('footer', 2024)
    expect(windows(street.lit)).toBeGreaterThan(10)
    expect(windows(street.dark)).toBeGreaterThan(windows(street.lit))
  })
})

describe('states', () => {
  test('lamp shines only for who is up', () => {
    expect(lookOf('proposal', 'returned')).toEqual(['arrow', 'turn'])
    expect(lookOf('proposal', 'returned', 'applicant')).toEqual(['arrow', 'turn'])
    expect(lookOf('proposal', 'returned', 'staff')).toEqual(['clock', 'wait'])
    expect(lookOf('tranche', 'ready', 'applicant')).toEqual(['clock', 'wait'])
  })

  test('what is late is never lamp, and what is bad always has the diamond', () => {
    const looks = Object.values(stateLooks).flatMap((states) => Object.values(states))
    for (const [knot, tone] of looks) expect(knot === 'diamond').toBe(tone === 'bad')
  })
})

describe('a table', () => {
  test('gives the roles back that the blocks of a phone take away', () => {
    const table = html(
      <Table
        caption="Deelbetalingen"
        columns={[
          { key: 'name', head: 'Bijdrage', cell: (row: { name: string; amount: string }) => row.name },
          { key: 'amount', head: 'Bedrag', number: true, cell: (row) => row.amount },
        ]}
        groups={[{ key: 'march', title: 'Maart', rows: [{ name: 'Gezinslab', amount: '€ 14.000' }] }]}
        rowKey={({ name }) => name}
        foot={{ label: 'Samen', cells: { amount: '€ 14.000' } }}
      />,
    )
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
      expect(table).toContain(`role="${role}"`)
    }
    expect(table).toContain('data-label="Bedrag"')
    expect(table).toContain('colSpan="2"')
  })
})

describe('figures', () => {
  test('what is missing is a slot with its reason, never a bar of height nought', () => {
    const figure = html(
      <BarsFigure
        id="people"
        title="Mensen"
        bars={[
          { key: 'a', label: 'Bilgaard', value: { kind: 'value', value: 38 } },
          { key: 'b', label: 'Oud Oost', value: { kind: 'missing', reason: 'nog niet geteld' } },
        ]}
      />,
    )
    expect(figure.match(/class="c-actual"/g)).toHaveLength(1)
    expect(figure.match(/class="c-none"/g)).toHaveLength(1)
    expect(figure.match(/nog niet geteld/g)?.length).toBeGreaterThan(1)
  })

  test('a range is solid up to what is certain and hatched beyond', () => {
    const figure = html(
      <BarsFigure
        id="people"
        title="Mensen"
        bars={[{ key: 'a', label: 'Bilgaard', value: { kind: 'value', value: 38 } }]}
        total={{ kind: 'range', from: 50, to: 100 }}
      />,
    )
    expect(figure).toContain('<rect class="c-actual" x="0" y="92" width="39%"')
    expect(figure).toContain('<rect x="39%" y="92" width="39%" height="30" fill="url(#people-hatch)"')
    expect(figure).toContain('Samen: 50 tot 100')
  })

  test('a missing measurement breaks the line', () => {
    const points = [
      { key: 'a', on: '2025-06-01', value: { kind: 'value', value: 12 } as const },
      { key: 'b', on: '2025-09-01', value: { kind: 'missing' } as const },
      { key: 'c', on: '2025-12-01', value: { kind: 'value', value: 29 } as const },
    ]
    const figure = html(
      <IndicatorFigure
        id="i"
        title="Koppels"
        baseline={{ on: '2025-03-01', value: 0 }}
        target={40}
        points={points}
      />,
    )
    expect(figure.match(/class="c-actual-line"/g)).toHaveLength(1)
    expect(figure).toContain('Nulmeting, maart 2025')
    expect(figure).toContain('niet gemeten')
  })

  test('every figure says the same in a table', () => {
    const figure = html(
      <RankingFigure
        id="r"
        title="Uitkomst"
        line={3.5}
        proposals={[
          {
            key: 'a',
            name: 'Gezinslab',
            asks: 4_200_000,
            mean: 4.4,
            interval: { low: 4.1, high: 4.7 },
            place: 'above',
          },
          { key: 'b', name: 'Moestuin', asks: 1_250_000, mean: null, place: 'below' },
        ]}
      />,
    )
    expect(figure).toContain('gemiddeld 4,4, tussen 4,1 en 4,7, boven de lijn')
    expect(figure).toContain('nog geen cijfer')
    expect(figure).toContain('<summary><span>Bekijk als tabel</span></summary>')
    expect(figure).toContain('4,1–4,7')
  })

  test('the bar of the money says its amounts in words', () => {
    const bar = html(
      <MoneyBar id="m" paid={40_225_000} agreed={15_925_000} free={33_850_000} caption="Het fonds" />,
    )
    expect(bar).toMatch(
      /aria-label="€\s402\.250 betaald, €\s159\.250 afgesproken, nog niet betaald, €\s338\.500 nog te verdelen"/,
    )
  })
})
