import { createContext } from 'react'

/** The nonce of this answer's policy, for the scripts that the root renders; absent in the browser. */
export const Nonce = createContext<string | undefined>(undefined)
