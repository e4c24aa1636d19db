export { readPeople } from './people.ts';
export type { Person } from './people.ts';
