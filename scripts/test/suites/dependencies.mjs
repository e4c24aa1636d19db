import { bin } from '../../places.mjs';
import { command } from '../../processes/command.mjs';

/** The rules of .dependency-cruiser.cjs. Counts modules; each import against a rule is a failure. */
export const dependencies = {
  name: 'dependencies',
  what: 'imports go downwards between packages and rooms, without circles',
  needs: ['packages'],
  async run({ log }) {
    const { output } = await command(
      bin('depcruise'),
      [
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'json',
        'packages',
        'plugins',
      ],
      {
        log,
        quietErrors: true,
        env: { NODE_OPTIONS: '--max-old-space-size=2048' },
        keep: Infinity,
      },
    );
    const { summary } = JSON.parse(output);
    const failed = summary.violations.map(({ rule, from, to, cycle }) => ({
      name: `${rule.name}: ${from} -> ${to}`,
      why: cycle
        ? `circle: ${cycle.map(({ name }) => name).join(' -> ')}`
        : `see ${rule.name} in .dependency-cruiser.cjs`,
    }));
    return {
      passed:
        summary.totalCruised -
        new Set(summary.violations.map(({ from }) => from)).size,
      failed,
      skipped: [],
    };
  },
};
