import type { LogChunk } from '@slipway/plugin-ml-common';
import { LogFollower } from './LogFollower';

const follow = async (answers: (LogChunk | Error)[]) => {
  const asked: number[] = [];
  const seen: string[] = [];
  const follower = new LogFollower({
    read: async offset => {
      asked.push(offset);
      const answer = answers.shift();
      if (!answer) throw new Error('asked once too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async () => {},
  });
  follower.subscribe(() => {
    const { phase, error, lines } = follower.getView();
    seen.push(`${phase} ${lines.length}${error ? ` ${error.message}` : ''}`);
  });
  await follower.start();
  return { asked, seen, view: follower.getView() };
};

describe('LogFollower', () => {
  it('goes on where it was until the job has ended', async () => {
    const { asked, view } = await follow([
      { text: 'a\n', nextOffset: 2, complete: false },
      { text: '', nextOffset: 2, complete: false },
      { text: 'b\n', nextOffset: 4, complete: true },
    ]);
    expect(asked).toEqual([0, 2, 2]);
    expect(view.lines.map(line => line.raw)).toEqual(['a', 'b']);
    expect(view.phase).toBe('complete');
  });

  it('keeps what it has when a read fails, says so and tries again', async () => {
    const { seen } = await follow([
      { text: 'a\n', nextOffset: 2, complete: false },
      new Error('Ray does not answer'),
      { text: 'b\n', nextOffset: 4, complete: true },
    ]);
    expect(seen).toEqual([
      'following 1',
      'following 1 Ray does not answer',
      'complete 2',
    ]);
  });
});
