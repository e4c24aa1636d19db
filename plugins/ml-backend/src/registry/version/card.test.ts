import { cardPath, toCard } from './card';

describe('a model card', () => {
  it('is the text highest up in the artefact', () => {
    expect(cardPath(['code/README.md', 'MLmodel', 'model_card.md'])).toBe(
      'model_card.md',
    );
  });

  it('has no user and password of an address, also where it is cut', () => {
    const text = `${'x'.repeat(99_990)} https://user:secret@forge.example/a`;
    const card = toCard(text, 'README.md');
    expect(card).toMatchObject({ truncated: true });
    expect(card?.text).toHaveLength(100_000);
    expect(card?.text).not.toContain('user');
    expect(toCard('See https://user:secret@forge.example', 'a')?.text).toBe(
      'See https://forge.example',
    );
  });

  it('is none where the text says nothing', () => {
    expect(toCard(' \n', 'README.md')).toBeUndefined();
  });
});
