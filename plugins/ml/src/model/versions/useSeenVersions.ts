import type { Version } from '@slipway/plugin-ml-common';
import { useEffect, useState } from 'react';

type Seen = Pick<Version, 'version' | 'createdAt'>;

/** All versions that were on screen: one that is chosen may be filtered out, or on a later page since. */
export const useSeenVersions = (rows: readonly Seen[]): Seen[] => {
  const [seen, setSeen] = useState(new Map<string, Seen>());
  useEffect(() => {
    setSeen(before => {
      const isKnown = ({ version, createdAt }: Seen) =>
        before.get(version)?.createdAt === createdAt;
      return rows.every(isKnown)
        ? before
        : new Map([
            ...before,
            ...rows.map((row): [string, Seen] => [row.version, row]),
          ]);
    });
  }, [rows]);
  return [...seen.values()];
};
