/** How somebody takes their own data along: for another program, or to read. */
export const ownDataForms = ['json', 'pdf'] as const
export type OwnDataForm = (typeof ownDataForms)[number]
