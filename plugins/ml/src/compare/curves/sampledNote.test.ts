import { sampledNote } from './sampledNote';

const curve = (sampled?: boolean) => ({
  runId: 'a',
  points: [],
  thinned: true,
  sampled,
});

describe('what is said of curves whose values the source picked', () => {
  it.each([
    [[curve(true), curve()], 'MLflow itself picked the values of 1 curve '],
    [[curve(true), curve(true)], 'of 2 curves evenly: a peak'],
  ])('is how many they are (%#)', (curves, note) => {
    expect(sampledNote(curves)).toContain(note);
  });

  it('is nothing where there are none', () => {
    expect(sampledNote([curve(), curve(false)])).toBeUndefined();
  });
});
