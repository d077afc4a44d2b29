import { cents } from '../money.ts'

/** Regulation (EU) 2023/2831, art. 3(2): at most € 300.000 to one undertaking in any three years. */
export const deMinimisCeiling = cents(300_000_00)
