import type { FleetRow } from '@slipway/plugin-ml-common';
import { sampleRow } from '../model/__testUtils__/samples';
import { fleetColumns } from './fleetColumns';

const written = (column: string, row = sampleRow()) =>
  fleetColumns('production')
    .find(({ id }) => id === column)
    ?.text?.(row);

describe('the fleet as CSV', () => {
  it('names the environment beside the version that serves there', () => {
    const serving = [
      { environment: 'staging', version: '4' },
      { environment: 'production', version: '3' },
    ];
    expect(written('serving', sampleRow({ serving }))).toBe('3 in production');
    expect(
      written('serving', sampleRow({ serving: serving.slice(0, 1) })),
    ).toBe('');
  });

  it('says of what only the registry says that it is so', () => {
    const serving = [
      {
        environment: 'production',
        version: '3',
        byRegistry: 'alias' as const,
      },
    ];
    expect(written('serving', sampleRow({ serving }))).toBe(
      '3 in production (by the registry)',
    );
  });

  it('has the share of the error budget that is left, as a number', () => {
    const errorBudget = { left: -0.4, objective: 'Ranks well', objectives: 1 };
    expect(written('errorBudget', sampleRow({ errorBudget }))).toBe(-0.4);
    expect(written('errorBudget')).toBeUndefined();
  });

  it('says which aliases were moved outside', () => {
    expect(written('serving')).toBe(
      '3 in production; alias of production moved outside',
    );
  });

  it('says that the registry has a model no more, or by another name', () => {
    const noticedAt = '2026-01-01T00:00:00.000Z';
    const told = (gone: FleetRow['gone']) =>
      written('newest', sampleRow({ newestVersion: undefined, gone }));
    expect(told({ noticedAt })).toBe('gone from the registry');
    expect(told({ noticedAt, renamedTo: 'lateness' })).toBe(
      'renamed in the registry',
    );
    expect(told(undefined)).toBeUndefined();
  });

  it('has a candidate where the newest version serves in an earlier environment', () => {
    expect(written('newest')).toBe('4');
    expect(
      written('newest', sampleRow({ newestVersion: { version: '3' } })),
    ).toBeUndefined();
  });
});
