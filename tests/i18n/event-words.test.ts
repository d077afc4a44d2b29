import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { batchStages } from '#app/domain/panel/batch.ts'
import { conflictGrades } from '#app/domain/panel/conflict.ts'
import { eventsContent } from '#app/i18n/content.server.ts'
import { eventWords } from '#app/i18n/event-words.server.ts'
import { languages } from '#app/i18n/languages.ts'

const source = readFileSync('app/domain/event.ts', 'utf8')
const types = [...new Set([...source.matchAll(/\{ type: '([a-z-]+)'/g)].map((match) => match[1] as string))]

describe.each(languages)('a history in %s', (language) => {
  test('has a line for every event', () => {
    expect(types.length).toBeGreaterThan(30)
    expect(Object.keys(eventsContent.events).sort()).toEqual([...types].sort())
    const data = {
      role: 'manager',
      grade: 'close',
      from: 'scoring',
      to: 'locked',
      version: 2,
      until: '2026-04-10',
      receivedOn: '2026-03-09',
    }
    for (const type of types) {
      const line = eventWords(type, data, language)
      expect(line, type).not.toBe(eventsContent.fallback[language])
      expect(line).not.toContain('{{')
    }
  })

  test('names every stage and every grade', () => {
    for (const stage of batchStages) {
      expect(eventWords('batch-stage-turned', { from: stage, to: stage }, language)).toContain('‘')
    }
    for (const grade of conflictGrades)
      expect(eventWords('conflict-declared', { grade }, language)).toContain('‘')
  })

  test('says something general where it does not know', () => {
    expect(eventWords('no-such-event', {}, language)).toBe(eventsContent.fallback[language])
    expect(eventWords('constructor', {}, language)).toBe(eventsContent.fallback[language])
    expect(eventWords('batch-stage-turned', { from: 'scoring' }, language)).toBe(
      eventsContent.fallback[language],
    )
  })
})

test('a stage that was turned reads as a sentence', () => {
  const data = { from: 'scoring', to: 'locked' }
  expect(eventWords('batch-stage-turned', data, 'nl')).toBe('De groep ging van ‘Scoren’ naar ‘Gesloten’.')
  expect(eventWords('batch-stage-turned', data, 'en')).toBe('The batch went from ‘Scoring’ to ‘Locked’.')
  expect(eventWords('batch-stage-turned', data, 'fy')).toBe('De groep gie fan ‘Skoaren’ nei ‘Sletten’.')
})

test('a signature says whose it was and who is up', () => {
  const said = (next: string) => eventWords('agreement-signed-by-one', { next }, 'nl')
  expect(said('grantee')).toBe('Een van de twee van het initiatief heeft getekend.')
  expect(said('fund')).toBe('Het initiatief heeft getekend. Nu tekent het fonds.')
})
