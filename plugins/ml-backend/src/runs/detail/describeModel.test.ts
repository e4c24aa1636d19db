import type { LoggedModel } from '@slipway/plugin-ml-node';
import { describeModel } from './describeModel';

const model = (change: Partial<LoggedModel>): LoggedModel => ({
  id: 'm-1',
  name: 'delay',
  role: 'made',
  status: 'ready',
  metrics: [],
  parameters: {},
  tags: {},
  versions: [],
  ...change,
});

describe('describeModel', () => {
  it('keeps passwords and tokens of addresses in tags and parameters to itself', () => {
    const { tags, parameters } = describeModel(
      model({
        tags: { source: 'https://robot:secret@forge.example/delay' },
        parameters: { data: 'see https://token@store.example/flights' },
      }),
    );
    expect(tags).toEqual({ source: 'https://forge.example/delay' });
    expect(parameters).toEqual({ data: 'see https://store.example/flights' });
  });

  it('cuts a tag as those of runs are cut', () => {
    const { tags } = describeModel(
      model({ tags: { huge: 'x'.repeat(10_000_000) } }),
    );
    expect(tags).toEqual({ huge: `${'x'.repeat(2_000)}…` });
  });
});
