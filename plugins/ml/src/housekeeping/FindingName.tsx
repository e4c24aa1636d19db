import { Link } from '@backstage/core-components';
import type { HousekeepingFinding } from '@slipway/plugin-ml-common';
import { EntityLink, shownText, usePalette } from '../design';

const isWeb = (url: string) => /^https?:/.test(url);

/** What a finding is about: the entity, or where there is none its page in the registry. */
export const FindingName = ({ finding }: { finding: HousekeepingFinding }) => {
  const palette = usePalette();
  const { ref, name, title, registry, url } = finding;
  const model = registry?.model;
  const first = () => {
    if (ref) return <EntityLink entityRef={ref} title={title ?? name} />;
    const words = shownText(name);
    return url && isWeb(url) ? <Link to={url}>{words}</Link> : words;
  };
  return (
    <>
      <div style={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{first()}</div>
      {model && ![name, title].includes(model) ? (
        <div style={{ color: palette.unknown, overflowWrap: 'anywhere' }}>
          {shownText(model)}
        </div>
      ) : null}
    </>
  );
};
