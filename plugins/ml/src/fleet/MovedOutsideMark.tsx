import type { FleetRow, MovedOutside } from '@slipway/plugin-ml-common';
import { sayTime } from '../design';
import { WarningMark } from './WarningMark';

type Serving = FleetRow['serving'][number];

/** An alias of an environment that somebody moved past the portal. */
export type MovedAlias = { environment: string; words: string };

const wordsOf = ({ alias, environment, from, to, at }: MovedOutside) =>
  `The alias ${alias} of ${environment} was moved outside Slipway ${sayTime(
    at,
  )}, from ${from ? `version ${from}` : 'none'} to ${
    to ? `version ${to}` : 'none'
  }`;

const differenceOf = ({ aliasMoved, environment, version }: Serving) =>
  `The registry's alias points at version ${aliasMoved}, not at ${version}: it was moved outside Slipway, and ${environment} still serves ${version}`;

/** Every alias of a model that was moved outside, whether or not anything serves there; one line an environment. */
export function movedAliasesOf({
  movedOutside = [],
  serving,
}: Pick<FleetRow, 'movedOutside' | 'serving'>): MovedAlias[] {
  const said = new Set(movedOutside.map(({ environment }) => environment));
  return [
    ...movedOutside.map(move => ({
      environment: move.environment,
      words: wordsOf(move),
    })),
    ...serving
      .filter(one => one.aliasMoved && !said.has(one.environment))
      .map(one => ({
        environment: one.environment,
        words: differenceOf(one),
      })),
  ];
}

/** Says that an alias was moved outside; who, from and to on hover and for screen readers. */
export const MovedOutsideMark = ({
  moved,
  label,
}: {
  moved: MovedAlias;
  /** What is read beside the sign. */
  label: string;
}) => <WarningMark words={moved.words} label={label} />;
