export { createMirrorRoom } from './createMirrorRoom';
export { Mirror } from './Mirror';
export { readShrinking } from './readShrinking';
export type * from './types';
export {
  MOST_UNREAD,
  noteUnread,
  plainLeftOut,
  plainWhy,
  type Unread,
} from './unread';
