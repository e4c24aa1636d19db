import type { Run } from '@slipway/plugin-ml-node';
import { toIndexedRun } from './runRow';

const run = (of: Partial<Run>): Run => ({
  id: 'r1',
  name: 'run',
  experimentId: '1',
  status: 'FINISHED',
  startTime: 1,
  lifecycleStage: 'active',
  metrics: [],
  parameters: {},
  tags: {},
  datasets: [],
  ...of,
});

const leaky = (length: number) =>
  `${'x'.repeat(length - 20)} https://user:secret@forge.example/a`;

describe('a run of the index', () => {
  it('has no part of a user and password, wherever its texts are cut', () => {
    const full = Object.fromEntries(
      Array.from({ length: 19 }, (_, at) => [`full${at}`, 'y'.repeat(10_000)]),
    );
    const kept = toIndexedRun(
      run({
        tags: {
          shown: leaky(2_000),
          ...full,
          indexed: leaky(7_996),
        },
        parameters: { repository: leaky(1_000), cut: leaky(7_996) },
        datasets: [2_000, 10_000].map(length => ({
          name: 'flights',
          digest: 'd',
          source: leaky(length),
        })),
      }),
    );
    expect(JSON.stringify(kept)).not.toContain('user:');
    expect(Object.fromEntries(kept.parameters)).toMatchObject({
      repository: `${'x'.repeat(980)} https://forge.example/a`,
    });
    expect(Object.fromEntries(kept.tags)).toMatchObject({
      shown: `${'x'.repeat(1_980)} https://forge.example/a`,
      indexed: `${'x'.repeat(7_976)} https://forge.examp`,
    });
  });

  it('is written anew where its tags were kept with a password', () => {
    const contents = ['https://user:secret@a.b', 'https://a.b'].map(
      from => toIndexedRun(run({ tags: { from } })).columns.content,
    );
    expect(contents[0]).not.toBe(contents[1]);
  });
});
