/** The named cast and the builders that bring it to a state by calling commands. */
export * from './world/base.ts'
