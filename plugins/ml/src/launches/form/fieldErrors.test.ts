import { errorsWithin, fieldErrorsOf } from './fieldErrors';

const refused = (message: string, statusCode = 400) =>
  Object.assign(new Error(message), { statusCode });

describe('fieldErrorsOf', () => {
  it.each([
    ['parameters.epochs: must be >= 1', 'parameters.epochs'],
    [
      'request/body/resources/gpus must be >= 0; change the body',
      'resources.gpus',
    ],
    ['/body/parameters/epochs must be integer', 'parameters.epochs'],
    ["environment: there is no 'x'; configured are 'staging'", 'environment'],
    ['version 9 of flight-delay does not exist', 'version'],
    ['reason must have at least 3 characters', 'reason'],
  ])('finds the field of "%s"', (message, field) => {
    expect(Object.keys(fieldErrorsOf(refused(message)).fields)).toEqual([
      field,
    ]);
  });

  it('keeps what names no field as general', () => {
    expect(fieldErrorsOf(refused('MLflow does not answer', 503))).toEqual({
      fields: {},
      general: 'MLflow does not answer',
    });
  });

  it('gives the parameters their own errors by name', () => {
    const errors = fieldErrorsOf(
      refused('parameters.epochs must be >= 1; parameters.seed is unknown'),
    );
    expect(errorsWithin('parameters', errors)).toEqual({
      epochs: 'parameters.epochs must be >= 1',
      seed: 'parameters.seed is unknown',
    });
  });
});
