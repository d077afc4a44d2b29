import type { AppLoadContext } from '@remix-run/node'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Told by the action of this request to its loader: why the page is shown again instead of leading on. */
    shownAgain?: 'wrong' | 'refused'
  }
}

/** The form was not understood: the title of the page says so. */
export function formWasWrong(context: AppLoadContext | undefined): void {
  if (context) context.shownAgain = 'wrong'
}

/** A rule said no: the page stays, with what was typed, even where it would lead elsewhere by itself. */
export function formWasRefused(context: AppLoadContext | undefined): void {
  if (context) context.shownAgain = 'refused'
}

export function isShownAgain(context: AppLoadContext | undefined): boolean {
  return context?.shownAgain !== undefined
}

/** Does the title of this page begin with "Fout:"? */
export function hasWrongForm(context: AppLoadContext | undefined): boolean {
  return context?.shownAgain === 'wrong'
}
