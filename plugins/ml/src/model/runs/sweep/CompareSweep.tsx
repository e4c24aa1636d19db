import { makeStyles } from '@material-ui/core/styles';
import type { Act } from '@slipway/plugin-ml-common';
import { ActButton, describeFailure, shownText } from '../../../design';
import { useNavigate } from '../../../navigation';
import { useMlAsk } from '../../../query';
import { MOST_RUNS } from '../selection/runList';
import { useComparePath } from '../selection/useComparePath';
import { readSweep } from './readSweep';

const useStyles = makeStyles({ said: { fontSize: '0.8125rem' } });

const actOf = (count: number | undefined): Act =>
  count === 1
    ? {
        allowed: false,
        reason: 'The sweep has one run so far; a comparison takes two.',
      }
    : { allowed: true };

/** Compares the runs directly below a sweep, the best 500 of more, whatever of them a table has read. */
export const CompareSweep = ({
  model,
  sweep,
  count,
  first,
  children,
}: {
  /** Entity reference. */
  model: string;
  /** Id of the run that they are below. */
  sweep: string;
  /** How many they are, where it is known. */
  count?: number;
  /** Id of the run that the others are compared with. */
  first?: string;
  /** What the button says. */
  children: string;
}) => {
  const classes = useStyles();
  const navigate = useNavigate();
  const pathOf = useComparePath();
  const { mutate, isPending, error, data } = useMlAsk(
    async (api, id: string) => {
      const ids = await readSweep(api, model, id);
      return [...new Set([first ?? [], ids].flat())].slice(0, MOST_RUNS);
    },
  );
  return (
    <>
      <ActButton
        act={actOf(count)}
        busy={isPending}
        onClick={() =>
          // Not where the reader has left the page meanwhile.
          mutate(sweep, {
            onSuccess: ids => {
              const path = pathOf(model, ids);
              if (path && ids.length > 1) navigate(path);
            },
          })
        }
      >
        {children}
      </ActButton>
      {error ? (
        <span role="alert" className={classes.said}>
          Its runs could not be read. {shownText(describeFailure(error).detail)}
        </span>
      ) : null}
      {data && data.length < 2 ? (
        <span role="alert" className={classes.said}>
          The sweep has no two runs to compare.
        </span>
      ) : null}
    </>
  );
};
