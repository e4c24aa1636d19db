import type { SourceState } from '@slipway/plugin-ml-common';
import { asSentence, Notice, RelativeTime } from '../design';
import { ServersLink } from '../fleet/ServersLink';

/** Registries whose copy is old or not whole, with what is known of it. */
const behind = (sources: readonly SourceState[]) =>
  sources
    .filter(({ port }) => port === 'registry')
    .flatMap(({ error, mirror = [], name, reachable, system }) => {
      const kept = mirror.find(({ what }) => what === 'registry');
      if (reachable && (!kept || kept.state === 'current')) return [];
      return [
        { title: `${system} (${name})`, error: kept?.error ?? error, kept },
      ];
    });

/** Says of which registries the findings are not current, since their copy is not: its age and why. */
export const RegistryNotices = ({ sources }: { sources: SourceState[] }) => {
  return (
    <>
      {behind(sources).map(({ title, error, kept }) => (
        <div key={title} style={{ marginBottom: 16 }}>
          <Notice
            tone={kept?.state === 'first' ? 'moving' : 'warning'}
            title={
              kept?.completeAt
                ? `The findings about ${title} are of its last copy`
                : `${title} was not read completely yet; some findings are missing`
            }
            detail={
              <>
                {kept?.completeAt ? (
                  <>
                    Read completely <RelativeTime time={kept.completeAt} />.{' '}
                  </>
                ) : null}
                {error ? asSentence(error) : null} <ServersLink />
              </>
            }
          />
        </div>
      ))}
    </>
  );
};
