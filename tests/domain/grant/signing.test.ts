import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsVersionStates } from '#app/domain/grant/agreement.ts'
import {
  canSign,
  type Offer,
  type Side,
  type Signer,
  signaturesNeeded,
  signaturesOpen,
} from '#app/domain/grant/signing.ts'
import { cents } from '#app/domain/money.ts'
import { agreed } from './agreements.ts'

const now = new Date('2026-07-15T21:59:00Z')
const two = [
  { name: 'Hanan de Vries', capacity: null, email: 'hanan@voorbeeld.nl' },
  { name: 'Durk Zijlstra', capacity: 'penningmeester', email: 'durk@voorbeeld.nl' },
]
const terms = agreed()
const large = agreed({
  instruments: [{ kind: 'gift', amountCents: cents(2_500_001) }],
  grantee: { ...terms.grantee, representatives: two },
})
const offer = (change: Partial<Offer> = {}): Offer => ({
  state: 'offered',
  terms,
  fileHash: 'abc',
  expiresOn: '2026-07-15',
  signatures: [],
  ...change,
})
const hanan: Signer = {
  side: 'grantee',
  person: 'p1',
  email: 'Hanan@voorbeeld.nl',
  fileHash: 'abc',
  name: 'Hanan de Vries',
  typedName: 'Hanan de Vries',
}
const durk: Signer = {
  side: 'grantee',
  person: 'p2',
  email: 'durk@voorbeeld.nl',
  fileHash: 'abc',
  name: 'Durk Zijlstra',
  typedName: 'Durk Zijlstra',
}
const board: Signer = {
  side: 'fund',
  person: 'p3',
  email: 'bestuur@voorbeeld.nl',
  fileHash: 'abc',
  name: 'Tjitske Bosma',
  typedName: 'Tjitske Bosma',
}
const code = (on: Offer, signer: Signer = hanan, at = now) => {
  const verdict = canSign(on, signer, at)
  return verdict.ok ? verdict.state : verdict.reason.code
}

describe('who signs', () => {
  test('one for each side, and two for the grantee above the limit', () => {
    expect(signaturesNeeded(terms)).toEqual({ grantee: 1, fund: 1 })
    expect(
      signaturesNeeded(agreed({ instruments: [{ kind: 'gift', amountCents: cents(2_500_000) }] })).grantee,
    ).toBe(1)
    expect(signaturesNeeded(large)).toEqual({ grantee: 2, fund: 1 })
    expect(signaturesOpen(offer({ terms: large, signatures: [hanan] }))).toEqual({ grantee: 1, fund: 1 })
  })
})

describe('signing', () => {
  test('one side first, whichever, then in force', () => {
    expect(code(offer())).toBe('signed-by-one')
    expect(code(offer(), board)).toBe('signed-by-one')
    expect(code(offer({ state: 'signed-by-one', signatures: [hanan] }), board)).toBe('in-force')
    expect(code(offer({ state: 'signed-by-one', signatures: [board] }))).toBe('in-force')
  })

  test('with two for the grantee, the third signature makes it hold', () => {
    const on = (...signatures: Signer[]) => offer({ terms: large, state: 'signed-by-one', signatures })
    expect(code(on(hanan), board)).toBe('signed-by-one')
    expect(code(on(hanan, board), durk)).toBe('in-force')
    expect(code(on(hanan), hanan)).toBe('already-signed')
  })

  test('only what lies on the table, whole, unchanged and in time', () => {
    const states = Object.fromEntries(termsVersionStates.map((state) => [state, code(offer({ state }))]))
    expect(states).toEqual({
      drafted: 'not-in-this-state',
      prepared: 'document-not-ready',
      offered: 'signed-by-one',
      'signed-by-one': 'signed-by-one',
      'in-force': 'not-in-this-state',
      superseded: 'document-changed',
      declined: 'not-in-this-state',
      withdrawn: 'offer-withdrawn',
      expired: 'offer-expired',
    })
    expect(code(offer({ fileHash: null }))).toBe('document-not-ready')
    expect(code(offer({ fileHash: 'abd' }))).toBe('document-changed')
    expect(code(offer(), hanan, new Date('2026-07-15T22:00:00Z'))).toBe('offer-expired')
  })

  test('once, for one side, by somebody named in the agreement', () => {
    expect(code(offer({ state: 'in-force', signatures: [hanan, board] }))).toBe('already-signed')
    expect(code(offer({ signatures: [{ ...board, person: 'p1' }] }))).toBe('same-person')
    expect(code(offer(), durk)).toBe('not-a-signatory')
    expect(code(offer(), { ...hanan, email: null })).toBe('not-a-signatory')
    expect(code(offer({ signatures: [board] }), { ...board, person: 'p4' })).toBe('already-signed')
  })

  test("under one's own name, whatever the capitals and accents", () => {
    const typed = (typedName: string, name = 'Hanan de Vries') => code(offer(), { ...hanan, name, typedName })
    expect(typed('hanan  DE VRIÉS ')).toBe('signed-by-one')
    expect(typed('Hanan de Vries', 'H. de Vries')).toBe('signed-by-one')
    expect(typed('H de Vries', 'H. de Vries')).toBe('signed-by-one')
    expect(typed('Piet Jansen')).toBe('not-your-name')
    expect(typed('Fatma Yilmaz', 'Fatma Yılmaz')).toBe(typed('Hanan de Vries'))
    expect(typed('Łucja O’Neill-Sørensen', 'lucja oneill')).toBe('not-your-name')
    expect(typed('Lucja O Neill Sorensen', 'Łucja O’Neill-Sørensen')).toBe(typed('Hanan de Vries'))
    expect(code(offer({ terms: large }), { ...hanan, typedName: 'Durk Zijlstra' })).toBe('not-your-name')
  })

  test('in any order ends in force exactly when everybody needed has signed', () => {
    const signers = [hanan, durk, board, { ...board, person: 'p4' }, { ...hanan, person: 'p5' }]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...signers), { maxLength: 8 }),
        fc.constantFrom(terms, large),
        (queue, agreement) => {
          let on = offer({ terms: agreement })
          for (const signer of queue) {
            const verdict = canSign(on, signer, now)
            if (verdict.ok) on = { ...on, state: verdict.state, signatures: [...on.signatures, signer] }
          }
          const given = (side: Side) => on.signatures.filter((one) => one.side === side).length
          const needed = signaturesNeeded(agreement)
          expect(given('grantee')).toBeLessThanOrEqual(needed.grantee)
          expect(given('fund')).toBeLessThanOrEqual(needed.fund)
          expect(on.state === 'in-force').toBe(
            given('grantee') === needed.grantee && given('fund') === needed.fund,
          )
          expect(new Set(on.signatures.map(({ person }) => person)).size).toBe(on.signatures.length)
        },
      ),
    )
  })
})
