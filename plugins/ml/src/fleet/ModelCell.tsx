import { makeStyles } from '@material-ui/core/styles';
import type { FleetRow } from '@slipway/plugin-ml-common';
import { EntityLink, Shape, usePalette } from '../design';
import { MovedOutsideMark, movedAliasesOf } from './MovedOutsideMark';
import { TypeIcon } from './TypeIcon';

const useStyles = makeStyles({
  name: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 6,
    fontSize: '0.875rem',
    fontWeight: 600,
  },
  icon: { flex: 'none', fontSize: '1.125rem', lineHeight: 1, paddingTop: 1 },
  about: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    maxWidth: 380,
  },
  running: { whiteSpace: 'nowrap' },
});

/** The name of a model, what it is, and what runs for it. */
export const ModelCell = ({
  model,
  production,
}: {
  model: FleetRow;
  /** Its moved alias is said beside what serves there. */
  production: string | undefined;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const words = [model.type, model.servingMode, model.lifecycle]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <div className={classes.name}>
        <span className={classes.icon} style={{ color: palette.unknown }}>
          <TypeIcon type={model.type} />
        </span>
        <EntityLink entityRef={model.ref} title={model.title ?? model.name} />
      </div>
      {model.description ? (
        <div className={classes.about} title={model.description}>
          {model.description}
        </div>
      ) : null}
      <div style={{ color: palette.unknown }}>
        {words}
        {model.runningLaunches > 0 ? (
          <span className={classes.running}>
            {' · '}
            <Shape tone="moving" /> {model.runningLaunches} running
          </span>
        ) : null}
      </div>
      {movedAliasesOf(model)
        .filter(({ environment }) => environment !== production)
        .map(moved => (
          <MovedOutsideMark
            key={moved.words}
            moved={moved}
            label={`alias of ${moved.environment} moved outside`}
          />
        ))}
    </>
  );
};
