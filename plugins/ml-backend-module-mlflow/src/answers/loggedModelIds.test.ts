import { versionAnswer } from './models';
import { runAnswer } from './runs';

describe("MLflow's logged models", () => {
  it('are read with the run that used them', () => {
    const { run } = runAnswer.parse({
      run: {
        info: {
          run_id: 'r',
          experiment_id: '1',
          status: 'FINISHED',
          start_time: 1,
        },
        inputs: { model_inputs: [{ model_id: 'm-base' }] },
      },
    });
    expect(run.usedModels).toEqual(['m-base']);
  });

  it('are read with the version that was registered from one', () => {
    const version = {
      name: 'delay',
      version: '1',
      creation_timestamp: 1,
      last_updated_timestamp: 1,
    };
    const read = (more: object) =>
      versionAnswer.parse({ model_version: { ...version, ...more } })
        .model_version.loggedModelId;
    expect(read({ model_id: 'm-base' })).toBe('m-base');
    expect(read({ source: 'models:/m-0a1b' })).toBe('m-0a1b');
    expect(read({ source: 'models:/delay/1' })).toBeUndefined();
    // MLflow 2 says nothing, or an empty word.
    expect(read({ model_id: '' })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});
