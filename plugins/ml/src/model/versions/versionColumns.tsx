import type { PromotionPage, Version } from '@slipway/plugin-ml-common';
import {
  Identifier,
  MetricValue,
  monospace,
  OutsideText,
  RelativeTime,
  sayBytes,
  shownText,
  type Column,
} from '../../design';
import { sayServesIn, ServesIn } from '../../serving';
import type { Gone } from '../GoneNotice';
import { RunLink, VersionLink } from '../links';
import { byMeaning } from '../runs/metricOrder';
import { SelectBox } from '../runs/selection/SelectBox';
import { sayTags } from '../tags';
import { RunsCodeMark, runsCodeWords } from './runsCode';
import { MOST_PROMOTIONS, promotionsOf } from './usePromotionsOfModel';
import { sayState, VersionMark } from './VersionMark';
import { VersionPromotions } from './VersionPromotions';

/** Aliases as the registry writes them. */
export const Aliases = ({ aliases }: { aliases: string[] }) => (
  <span style={{ fontFamily: monospace, fontSize: '0.92em' }}>
    {shownText(aliases.map(alias => `@${alias}`).join(' '))}
  </span>
);

/** Id of the column of a metric. */
export const metricId = (key: string) => `metric:${key}`;

/** The metric of such a column. */
export const metricKey = (id: string) => id.slice(metricId('').length);

/** Is this the id of a column of a metric? */
export const isMetric = (id: string) => id.startsWith(metricId(''));

/** Keys of the metrics that the versions have: those of most versions first, then by what a reader looks for. */
export const metricsOf = (versions: Version[]): string[] => {
  const counts = new Map<string, number>();
  for (const { metrics } of versions)
    for (const key of Object.keys(metrics ?? {}))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || byMeaning(a, b))
    .map(([key]) => key);
};

/** Files are read when a version's page is opened, not for a list. */
const LOOKED_AT = 'Known once somebody has opened the version';

/** Room for a tag, in pixels. */
const TAGS = 220;

/** What the columns need to know beside the versions. */
export type VersionColumnsOf = {
  /** Entity reference. */
  model: string;
  /** Keys of the metrics that are columns. */
  metrics: string[];
  /** Of the model, in one answer for all rows; undefined until it is there. */
  promotions: Pick<PromotionPage, 'items' | 'nextCursor'> | undefined;
  /** Present where the registry has the model no more by its name. */
  goneModel?: Gone;
  chosen: readonly string[];
  onChoose: (version: string) => void;
};

/** Of a version without promotions among the newest ones of the model, which are all that is read. */
const unreadPromotions = (
  { version }: Version,
  promotions: VersionColumnsOf['promotions'],
): string | undefined =>
  promotions?.nextCursor && promotionsOf(version, promotions.items).length === 0
    ? `none of the model’s newest ${MOST_PROMOTIONS}`
    : undefined;

/** The columns of the versions of one model. */
export const versionColumns = ({
  model,
  metrics,
  promotions,
  goneModel,
  chosen,
  onChoose,
}: VersionColumnsOf): Column<Version>[] => [
  {
    id: 'select',
    title: 'Select',
    about: 'Select two to compare them',
    cell: row => (
      <SelectBox
        label={`Select version ${row.version}`}
        checked={chosen.includes(row.version)}
        onToggle={() => onChoose(row.version)}
      />
    ),
  },
  {
    id: 'version',
    title: 'Version',
    names: true,
    sortable: true,
    text: row => row.version,
    cell: row => (
      <strong style={{ whiteSpace: 'nowrap' }}>
        <VersionLink model={model} version={row.version} />
      </strong>
    ),
  },
  {
    id: 'state',
    title: 'State',
    text: row => sayState(row, goneModel),
    cell: row => <VersionMark version={row} goneModel={goneModel} />,
  },
  {
    id: 'aliases',
    title: 'Aliases',
    text: row => row.aliases.join(' '),
    cell: row =>
      row.aliases.length > 0 ? <Aliases aliases={row.aliases} /> : '–',
  },
  {
    id: 'tags',
    title: 'Tags',
    width: TAGS,
    text: row => sayTags(row.tags),
    cell: row => <OutsideText text={sayTags(row.tags) || '–'} />,
  },
  {
    id: 'stage',
    title: 'Stage',
    about: 'Where the registry has stages',
    text: row => row.stage,
    cell: row => shownText(row.stage ?? '–'),
  },
  {
    id: 'serves',
    title: 'Serves in',
    text: row => sayServesIn(row).join(' '),
    cell: row => <ServesIn version={row} nowhere="–" />,
  },
  ...metrics.map(
    (key): Column<Version> => ({
      id: metricId(key),
      title: key,
      number: true,
      sortable: true,
      text: row => row.metrics?.[key],
      cell: row => (
        <MetricValue
          value={row.metrics?.[key]}
          source={`${key} of the run that made version ${row.version}`}
        />
      ),
    }),
  ),
  {
    id: 'created',
    title: 'Created',
    sortable: true,
    text: row => row.createdAt,
    cell: row => <RelativeTime time={row.createdAt} />,
  },
  {
    id: 'by',
    title: 'By',
    text: row => row.user,
    cell: row => row.user ?? '–',
  },
  {
    id: 'run',
    title: 'Run',
    text: row => row.runId,
    cell: row =>
      row.runId ? <RunLink model={model} runId={row.runId} /> : '–',
  },
  {
    id: 'data',
    title: 'Data',
    about: 'What its run was trained on',
    text: row => row.data && `${row.data.name} ${row.data.digest}`,
    cell: row =>
      row.data ? (
        <span title={row.data.name}>
          <Identifier
            value={row.data.digest}
            what={`digest of ${row.data.name}`}
          />
        </span>
      ) : (
        '–'
      ),
  },
  {
    id: 'size',
    title: 'Size',
    number: true,
    about: LOOKED_AT,
    text: row => row.size,
    cell: row => (row.size === undefined ? '–' : sayBytes(row.size)),
  },
  {
    id: 'format',
    title: 'Loading it',
    about: LOOKED_AT,
    text: row =>
      row.format &&
      `${runsCodeWords[row.format.runsCode].label}: ${row.format.name}`,
    cell: row =>
      row.format ? (
        <RunsCodeMark runsCode={row.format.runsCode} why={row.format.why} />
      ) : (
        '–'
      ),
  },
  {
    id: 'promotions',
    title: 'Promotions',
    text: row =>
      unreadPromotions(row, promotions) ??
      promotionsOf(row.version, promotions?.items)
        .map(one => `${one.environment}: ${one.state}`)
        .join(' '),
    cell: row =>
      unreadPromotions(row, promotions) ?? (
        <VersionPromotions
          promotions={promotionsOf(row.version, promotions?.items)}
        />
      ),
  },
];
