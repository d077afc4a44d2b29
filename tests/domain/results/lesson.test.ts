import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criteria } from '#app/domain/panel/rubric.ts'
import { canShowLesson, canTagLesson, similarLessons, tagsThatHold } from '#app/domain/results/lesson.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const keys = ['leren', 'werken', 'wonen']
const places = ['bilgaard', 'oud-oost']
const lesson = (
  title: string,
  tags: { pillars?: string[]; neighbourhoods?: string[] } = {},
  text = 'Tekst',
) => ({
  title,
  text,
  criterion: null,
  pillars: tags.pillars ?? [],
  neighbourhoods: tags.neighbourhoods ?? [],
})

describe('lessons that are like a plan', () => {
  const lessons = [
    lesson('Soep', { pillars: ['wonen'] }),
    lesson('Taal', { pillars: ['leren'], neighbourhoods: ['bilgaard'] }),
    lesson('Alles', { neighbourhoods: ['bilgaard'] }),
    lesson('Fietsen', {}, 'Een werkplaats met gereedschap trekt jongeren.'),
    lesson('Overal', {}, 'Iedereen wil meedoen.'),
  ]

  test('share a pillar, a neighbourhood or uncommon words, the likest first', () => {
    const titles = similarLessons(lessons, {
      pillars: ['leren'],
      neighbourhoods: ['bilgaard'],
      words: 'Een werkplaats waar jongeren leren lassen',
    }).map(({ title }) => title)
    expect(titles).toEqual(['Taal', 'Alles', 'Fietsen'])
  })

  test('are none when hardly anything is shared', () => {
    expect(similarLessons(lessons, { pillars: [], neighbourhoods: [], words: 'Samen zingen' })).toEqual([])
  })

  const someLesson = fc
    .record({
      title: fc.constantFrom('Begin klein', 'Werkplaats', 'Vertrouwen groeit'),
      text: fc.constantFrom('gereedschap lenen', 'buurtmaaltijd koken', 'wandelen'),
      criterion: fc.constantFrom(null, ...criteria),
      pillars: fc.uniqueArray(fc.constantFrom(...keys)),
      neighbourhoods: fc.uniqueArray(fc.constantFrom(...places)),
    })
    .map((one) => ({ ...one, key: Symbol(one.title) }))
  const plan = fc.record({
    pillars: fc.uniqueArray(fc.constantFrom(...keys)),
    neighbourhoods: fc.uniqueArray(fc.constantFrom(...places)),
    words: fc.constantFrom('', 'een buurtmaaltijd', 'gereedschap en wandelen'),
  })

  test('are at most so many, each once, of those there are; all of them share something', () => {
    fc.assert(
      fc.property(fc.array(someLesson), plan, fc.nat({ max: 5 }), (all, about, most) => {
        const found = similarLessons(all, about, most)
        expect(found.length).toBeLessThanOrEqual(most)
        expect(new Set(found).size).toBe(found.length)
        for (const one of found) {
          expect(all).toContain(one)
          const shares =
            one.pillars.some((key) => about.pillars.includes(key)) ||
            one.neighbourhoods.some((key) => about.neighbourhoods.includes(key)) ||
            about.words.split(' ').some((word) => `${one.title} ${one.text}`.includes(word))
          expect(shares).toBe(true)
        }
      }),
    )
  })

  test('with a pillar more that is the plan’s, a lesson never falls behind', () => {
    fc.assert(
      fc.property(fc.array(someLesson, { minLength: 1 }), plan, (all, about) => {
        const [first] = all
        const [pillar] = about.pillars.filter((key) => !first?.pillars.includes(key))
        if (!first || !pillar) return
        const place = (lessons: typeof all) =>
          similarLessons(lessons, about, all.length).findIndex(({ key }) => key === first.key)
        const before = place(all)
        const after = place([{ ...first, pillars: [...first.pillars, pillar] }, ...all.slice(1)])
        expect(after).toBeGreaterThanOrEqual(0)
        if (before >= 0) expect(after).toBeLessThanOrEqual(before)
      }),
    )
  })
})

describe('keeping the register', () => {
  test('tags are those of the programme', () => {
    const known = { pillars: keys, neighbourhoods: places }
    expect(canTagLesson({ pillars: ['leren'], neighbourhoods: [] }, known)).toEqual(allowed())
    expect(canTagLesson({ pillars: ['anders'], neighbourhoods: [] }, known)).toEqual(
      refused('lesson-tags-unknown'),
    )
  })

  test('showing waits for the report, taking off needs a reason, and neither is done twice', () => {
    const hidden = { published: false, report: 'accepted' as const }
    expect(canShowLesson(hidden, true, '')).toEqual(allowed())
    expect(canShowLesson({ ...hidden, report: 'sent' }, true, '')).toEqual(refused('report-not-accepted'))
    expect(canShowLesson(hidden, false, 'Naam')).toEqual(refused('lesson-as-it-is'))
    expect(canShowLesson({ ...hidden, published: true }, false, '')).toEqual(refused('reason-needed'))
    expect(canShowLesson({ ...hidden, published: true }, false, 'Naam')).toEqual(allowed())
  })
})

test('a lesson is about what was chosen for it, and else about what its grant is about', () => {
  const of = fc.record({
    pillars: fc.subarray(keys, { minLength: 0 }),
    neighbourhoods: fc.subarray(places, { minLength: 0 }),
  })
  fc.assert(
    fc.property(of, of, (own, grant) => {
      for (const part of ['pillars', 'neighbourhoods'] as const)
        expect(tagsThatHold(own, grant)[part]).toEqual(own[part].length > 0 ? own[part] : grant[part])
    }),
  )
})
