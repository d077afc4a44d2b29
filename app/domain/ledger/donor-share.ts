import type { IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { apportion } from './apportion.ts'
import type { DaySum } from './forecast.ts'

/** What moved the money of donors, in order: it came in for a pot or for none (null), or went from one to another. */
export type DonorMove =
  | { kind: 'received'; donor: string; scope: string | null; cents: Cents }
  | { kind: 'moved'; from: string | null; to: string | null; cents: Cents }
/** How much of each donor's money is in each pot; cents. */
export type Brought = ReadonlyMap<string | null, ReadonlyMap<string, Cents>>

/**
 * Whose money is in which pot. A donor's money is where it was given for; a transfer takes of each donor in proportion to
 * what they have there (`apportion`), never more than they have: what is moved beyond that (money that came back, a
 * promise) is of no donor. So an earmark holds until the money is moved with the donor's word, and no donor's money is
 * traced to a grant.
 */
export function broughtBy(moves: readonly DonorMove[]): Brought {
  const brought = new Map<string | null, Map<string, Cents>>()
  const add = (scope: string | null, donor: string, amount: number) => {
    const here = brought.get(scope) ?? new Map<string, Cents>()
    here.set(donor, cents((here.get(donor) ?? 0) + amount))
    brought.set(scope, here)
  }
  for (const move of moves) {
    if (move.kind === 'received') add(move.scope, move.donor, move.cents)
    else {
      const source = [...(brought.get(move.from) ?? [])]
      const most = sumCents(source.map(([, amount]) => amount))
      const parts = apportion(
        Math.min(move.cents, most),
        source.map(([, amount]) => amount),
      )
      for (const [at, [donor]] of source.entries()) {
        add(move.from, donor, -(parts[at] ?? 0))
        add(move.to, donor, parts[at] ?? 0)
      }
    }
  }
  return brought
}

/** What a pot holds and did, or a donor's part of it; cents. `left` = brought + came back − paid. */
export type PotFigures = Record<'brought' | 'committed' | 'paid' | 'back' | 'left', Cents>

/** The figures of a pot from its books: money by the end of a day, and what is promised in all. */
export function figuresOfPot(sums: readonly DaySum[], on: IsoDate): PotFigures {
  const of = (kinds: readonly string[], until: IsoDate | null) =>
    sumCents(
      sums
        .filter((sum) => kinds.includes(sum.kind) && (until === null || sum.on <= until))
        .map(({ cover }) => cover),
    )
  const brought = of(['contribution-received', 'transfer-in', 'transfer-out'], on)
  const back = of(['repayment-received', 'recovery-received'], on)
  const paid = cents(-of(['payment-made'], on))
  const committed = cents(-of(['commitment', 'decommitment'], null))
  return { brought, committed, paid, back, left: cents(brought + back - paid) }
}

/**
 * The figures of a pot divided among its donors by what they brought, to the cent: of every figure the parts and what is
 * nobody's add up to the figure. `brought` is their own; a part of what is left follows from the others.
 */
export function shareFigures(
  figures: PotFigures,
  brought: ReadonlyMap<string, Cents>,
): { donors: Map<string, PotFigures>; nobody: PotFigures } {
  const donors = [...brought].filter(([, amount]) => amount > 0)
  const weights = donors.map(([, amount]) => amount)
  const [committed, paid, back] = [figures.committed, figures.paid, figures.back].map((amount) =>
    apportion(amount, weights),
  ) as [Cents[], Cents[], Cents[]]
  const parts = donors.map(([donor, own], at): [string, PotFigures] => [
    donor,
    withLeft({ brought: own, committed: at0(committed, at), paid: at0(paid, at), back: at0(back, at) }),
  ])
  const rest = (name: 'brought' | 'committed' | 'paid' | 'back') =>
    cents(figures[name] - sumCents(parts.map(([, part]) => part[name])))
  return {
    donors: new Map(parts),
    nobody: withLeft({
      brought: rest('brought'),
      committed: rest('committed'),
      paid: rest('paid'),
      back: rest('back'),
    }),
  }
}

function withLeft(part: Omit<PotFigures, 'left'>): PotFigures {
  return { ...part, left: cents(part.brought + part.back - part.paid) }
}

function at0(amounts: readonly Cents[], at: number): Cents {
  return amounts[at] ?? cents(0)
}
