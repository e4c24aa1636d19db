import { asSentence, describeFailure } from './failure';

describe('asSentence', () => {
  it.each([
    [
      'connect ECONNREFUSED 127.0.0.1:5000',
      'connect ECONNREFUSED 127.0.0.1:5000.',
    ],
    ['It answered 500.', 'It answered 500.'],
    ['Is it there?', 'Is it there?'],
    ['It said “no such run.”', 'It said “no such run.”'],
    ['It took too long…', 'It took too long…'],
    ['  ', ''],
  ])('ends %p so that another sentence can follow', (message, sentence) => {
    expect(asSentence(message)).toBe(sentence);
  });
});

describe('describeFailure', () => {
  it('says what to try where nothing answered', () => {
    expect(describeFailure(new Error('Failed to fetch'))).toEqual({
      title: 'The portal does not answer',
      detail: 'Failed to fetch. Check your connection, then try again.',
      retry: true,
    });
  });
});
