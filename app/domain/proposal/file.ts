/** What the virus scanner says of a file; `off` where no scanner is set. Only `clean` and `off` are served. */
export const scanVerdicts = ['waiting', 'clean', 'infected', 'off'] as const
export type ScanVerdict = (typeof scanVerdicts)[number]
