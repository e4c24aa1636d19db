import { randomUUID } from 'node:crypto';
import type { VersionRow } from '../mirror/rows';
import type { StageMoveRow } from './StageMoveStore';

/** What a look at a version showed. */
export type StageLook = Pick<VersionRow, 'instance' | 'model' | 'version'> & {
  /** As it is kept; absent for a version that is new. */
  before?: Pick<VersionRow, 'stage' | 'seen_at'>;
  /** Empty for none. */
  stage: string;
  /** When the source says that it was made, and that it last changed. */
  createdAt: string;
  updatedAt: string;
  /** The first look at a registry says nothing of who moved what. */
  isFirstLook: boolean;
  now: Date;
};

/** The move between two looks at a version, if there was one. The portal moves no version from stage to stage. */
export function stageMoveOf(look: StageLook): StageMoveRow | undefined {
  const { instance, model, version, before, stage } = look;
  const from = before?.stage ?? '';
  if (from === stage) return undefined;
  const isFound = before ? before.stage === null : look.isFirstLook;
  const earliestAt = isFound ? null : before?.seen_at ?? look.createdAt;
  const now = look.now.toISOString();
  return {
    id: randomUUID(),
    instance,
    model,
    version,
    from_stage: from || null,
    to_stage: stage || null,
    at: isFound ? now : movedAt(look.updatedAt, earliestAt ?? '', now),
    earliest_at: earliestAt,
    noticed_at: now,
    by: isFound ? 'unknown' : 'outside',
  };
}

/** A move changes the version: it was made no later than its last change, where the source's clock can be believed. */
function movedAt(updatedAt: string, earliestAt: string, now: string): string {
  return updatedAt >= earliestAt && updatedAt <= now ? updatedAt : now;
}
