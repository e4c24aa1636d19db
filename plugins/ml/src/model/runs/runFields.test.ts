import { sampleRun } from '../__testUtils__/samples';
import {
  fieldId,
  fieldsOf,
  fieldsOfColumns,
  fieldValue,
  orderOf,
} from './runFields';

describe('fieldsOf', () => {
  it('puts what differs first, metrics before parameters, plain names before prefixed ones', () => {
    const fields = fieldsOf([
      sampleRun({ parameters: { lr: '0.1', seed: '7' } }),
      sampleRun({ parameters: { lr: '0.2', seed: '7' } }),
    ]);
    expect(fields.map(fieldId)).toEqual([
      'params.lr',
      'metrics.roc_auc',
      'metrics.champion.roc_auc',
      'params.seed',
    ]);
  });

  it('is the same from what the server knows of all runs', () => {
    const fields = fieldsOfColumns({
      metrics: [{ key: 'roc_auc', runs: 2, differs: false }],
      parameters: [
        { key: 'seed', runs: 2, differs: false },
        { key: 'lr', runs: 2, differs: true },
      ],
    });
    expect(fields.map(fieldId)).toEqual([
      'params.lr',
      'metrics.roc_auc',
      'params.seed',
    ]);
  });
});

describe('fieldValue', () => {
  it('is nothing where the run has no such parameter, whatever it is called', () => {
    const run = sampleRun({ parameters: { lr: '0.1' } });
    const valueOf = (name: string) => fieldValue(run, { kind: 'params', name });
    expect(valueOf('lr')).toBe('0.1');
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(valueOf(name)).toBeUndefined();
  });
});

describe('orderOf', () => {
  it('quotes names as MLflow’s grammar wants', () => {
    expect(orderOf('metrics.champion.roc_auc', 'desc')).toBe(
      'metrics.`champion.roc_auc` DESC',
    );
    expect(orderOf('metrics.a`b', 'asc')).toBe('metrics."a`b" ASC');
    expect(orderOf('start_time', 'asc')).toBe('attributes.start_time ASC');
  });
});
