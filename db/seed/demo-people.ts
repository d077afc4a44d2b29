export { personas as demoPeople } from './cast/people.ts'
