import { isFoundByTags, sayTags } from './sayTags';

describe('sayTags', () => {
  it("puts MLflow's own last, and a tag without a value is its key", () => {
    expect(
      sayTags({
        'mlflow.user': 'ada',
        validation_status: 'approved',
        reviewed: '',
      }),
    ).toBe('reviewed, validation_status: approved, mlflow.user: ada');
    expect(sayTags({})).toBe('');
  });

  it('fits a cell of a spreadsheet, however much was written', () => {
    const said = sayTags({ huge: 'x'.repeat(1_000_000) });
    expect(said).toHaveLength(10_001);
    expect(said.endsWith('…')).toBe(true);
  });
});

describe('isFoundByTags', () => {
  const tags = { Validation_Status: 'Approved' };

  it('looks for any of the words in keys and values, as the server does without regard to case', () => {
    expect(isFoundByTags(tags, 'winter approved')).toBe(true);
    expect(isFoundByTags(tags, 'VALIDATION')).toBe(true);
    expect(isFoundByTags(tags, 'winter')).toBe(false);
  });

  it('explains nothing where nothing is searched for', () => {
    expect(isFoundByTags(tags, '  ')).toBe(false);
    expect(isFoundByTags({}, 'approved')).toBe(false);
  });
});
