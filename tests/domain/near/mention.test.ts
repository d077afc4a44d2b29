import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentionsIn } from '#app/domain/near/mention.ts'

const sipke = { id: 's', name: 'Sipke Hoekstra' }
const tjitske = { id: 't', name: 'Tjitske Bosma' }
const fatma = { id: 'f', name: 'Fatma Yıldız-de Boer' }
const anne = { id: 'a', name: 'Anne de Vries' }
const other = { id: 'o', name: 'Anne Postma' }
const office = [sipke, tjitske, fatma, anne, other]
const found = (text: string) => mentionsIn(text, office)

describe('who is mentioned', () => {
  test.each([
    ['@Sipke kun jij bellen?', ['s']],
    ['Bel morgen (@sipke).', ['s']],
    ['@SIPKE HOEKSTRA en @tjitske.bosma', ['s', 't']],
    ['@sipkehoekstra, @Tjits', ['s', 't']],
    ['@Hoekstra belt', ['s']],
    ['@Fatma @Fatma Yıldız de Boer', ['f']],
    ['@Anne de Vries belt Anne Postma', ['a']],
    ['@Anne Postma', ['o']],
    ['@Sipke\n@Tjitske', ['s', 't']],
  ])('%s', (text, people) => {
    expect(found(text)).toEqual({ people, unclear: [] })
  })

  test('is nobody in an address, without a name, or by two letters', () => {
    for (const text of ['post@sipke.nl', 'a.b@sipke', '@ Sipke', '@si', '@niemand belt', 'Sipke', '@@'])
      expect(found(text), text).toEqual({ people: [], unclear: [] })
  })

  test('is asked when it fits more than one', () => {
    expect(found('@Anne belt, @Sipke ook')).toEqual({ people: ['s'], unclear: ['@Anne'] })
  })

  const way = fc.constantFrom<(name: string) => string>(
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => name.replaceAll(' ', '.'),
    (name) => name.replaceAll(' ', ''),
    (name) => name.normalize('NFD'),
  )
  const around = fc.constantFrom('', 'Dag ', 'Zie (', 'Regel\n')

  test('are those whose whole names are written, in whatever way, each once and in that order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...office), way, around)), (all) => {
        const text = all.map(([{ name }, write, before]) => `${before}@${write(name)}, 1 `).join('')
        const people = [...new Set(all.map(([{ id }]) => id))]
        expect(found(text)).toEqual({ people, unclear: [] })
      }),
    )
  })

  test('are colleagues, whatever is written, and none are found without an @', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (noise) => {
        const text = `${noise}@Sip${noise}`
        expect(office.map(({ id }) => id)).toEqual(expect.arrayContaining(found(text).people))
        expect(found(text.replaceAll('@', ''))).toEqual({ people: [], unclear: [] })
      }),
    )
  })
})
