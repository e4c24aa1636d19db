import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { ModelOverview, Version } from '@slipway/plugin-ml-common';
import { isWebAddress, Notice, OutsideText, RelativeTime } from '../design';
import { VersionLink } from './links';

/** A model that its registry has no more by its name. */
export type Gone = NonNullable<ModelOverview['gone']>;

/** Is the version gone because its model is, and not by itself before? */
export const wentWith = (
  gone: Gone | undefined,
  { deletedAt }: Pick<Version, 'deletedAt'>,
): boolean =>
  gone !== undefined && deletedAt !== undefined && deletedAt >= gone.noticedAt;

/** Leads to where the model, or its version, is by the new name: its page here, else in the registry. */
const ThereNow = ({
  gone: { describedBy, url },
  version,
}: {
  gone: Gone;
  version?: string;
}) => {
  const pageOf = useEntityRefLink();
  if (describedBy && version)
    return (
      <VersionLink model={describedBy} version={version} inText>
        {`See version ${version} there`}
      </VersionLink>
    );
  if (describedBy)
    return (
      <Link to={pageOf(describedBy)} underline="always">
        See its page by that name
      </Link>
    );
  return url && isWebAddress(url) ? (
    <Link to={url} underline="always">
      See it in the registry
    </Link>
  ) : null;
};

const Renamed = ({
  gone,
  renamedTo,
  version,
}: {
  gone: Gone;
  renamedTo: string;
  version?: string;
}) => (
  <>
    Noticed <RelativeTime time={gone.noticedAt} />. Its versions are there under
    that name; here is what was last seen of them under the old one. To go on
    here, write{' '}
    <strong>
      <OutsideText text={renamedTo} code />
    </strong>{' '}
    as spec.registry.model into its catalog-info.yaml.{' '}
    <ThereNow gone={gone} version={version} />
  </>
);

const Deleted = ({ gone }: { gone: Gone }) => (
  <>
    Noticed <RelativeTime time={gone.noticedAt} />. What was known of it is
    kept. If another model took its place, write that one’s name as
    spec.registry.model into its catalog-info.yaml; else remove it from the
    catalog.
  </>
);

/** Says that the registry has a model no more by its name, what it calls it now, and what to do about it. */
export const GoneNotice = ({
  gone,
  version,
}: {
  gone: Gone;
  /** The version that is shown, where it went with the model's name. */
  version?: string;
}) => {
  const { renamedTo } = gone;
  return renamedTo ? (
    <Notice
      tone="warning"
      title={`The registry calls this model ${renamedTo} now`}
      detail={<Renamed gone={gone} renamedTo={renamedTo} version={version} />}
    />
  ) : (
    <Notice
      tone="warning"
      title="The registry has this model no more"
      detail={<Deleted gone={gone} />}
    />
  );
};
