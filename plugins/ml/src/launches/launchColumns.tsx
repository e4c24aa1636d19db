import type { Launch } from '@slipway/plugin-ml-common';
import { Duration, EntityLink, RelativeTime, type Column } from '../design';
import { LaunchLink } from './LaunchLink';
import { LaunchMark } from './LaunchMark';
import { sayResources } from './resources';
import { sayCostBriefly } from './cost';
import { launchStates } from './states';
import { LaunchCause } from './LaunchCause';

const nameOf = ({ pipeline, id }: Launch) =>
  `${pipeline.replace(/^.*\//, '')} ${id.slice(0, 8)}`;

const whyOf = ({ stateReason, waitingFor }: Launch) =>
  stateReason ?? (waitingFor ? `Waiting for ${waitingFor}` : '');

/** The columns of a list of launches. */
export const launchColumns: Column<Launch>[] = [
  {
    id: 'launch',
    title: 'Launch',
    names: true,
    width: 170,
    cell: launch => <LaunchLink id={launch.id}>{nameOf(launch)}</LaunchLink>,
    text: launch => `${launch.pipeline} ${launch.id}`,
  },
  {
    id: 'state',
    title: 'State',
    cell: launch => <LaunchMark launch={launch} />,
    text: launch => launchStates[launch.state].label,
  },
  {
    id: 'why',
    title: 'Why it stands there',
    width: 150,
    cell: whyOf,
    text: whyOf,
  },
  {
    id: 'model',
    title: 'Model',
    width: 110,
    cell: ({ model }) => (model ? <EntityLink entityRef={model} /> : '–'),
    text: ({ model }) => model,
  },
  {
    id: 'resources',
    title: 'Resources',
    width: 110,
    cell: ({ resources }) => sayResources(resources),
    text: ({ resources }) => sayResources(resources),
  },
  {
    id: 'cause',
    title: 'Cause',
    cell: launch => <LaunchCause launch={launch} />,
    text: ({ cause, requestedBy }) => `${cause.type} ${requestedBy}`,
  },
  {
    id: 'requestedAt',
    title: 'Asked',
    cell: ({ requestedAt }) => <RelativeTime time={requestedAt} />,
    text: ({ requestedAt }) => requestedAt,
  },
  {
    id: 'took',
    title: 'Took',
    number: true,
    cell: ({ startedAt, endedAt }) =>
      startedAt ? <Duration from={startedAt} to={endedAt} /> : '–',
    text: ({ startedAt, endedAt }) => (startedAt && endedAt ? endedAt : ''),
  },
  {
    id: 'cost',
    title: 'Cost',
    number: true,
    cell: ({ cost }) => (cost ? sayCostBriefly(cost) : '–'),
    text: ({ cost }) => cost && sayCostBriefly(cost),
  },
];
