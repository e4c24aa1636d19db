import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { shownText } from './shownText';

const isEntityRef = (text: string) => {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
};

/** A link to an entity by its reference; plain text for what is none, like a service principal. */
export const EntityLink = ({
  entityRef,
  title,
}: {
  entityRef: string;
  /** What the link says instead of the entity's own title. */
  title?: string;
}) =>
  isEntityRef(entityRef) ? (
    <EntityRefLink
      entityRef={entityRef}
      title={title && shownText(title)}
      hideIcon
    />
  ) : (
    <span>{shownText(entityRef)}</span>
  );

/** Several entities, separated by commas. */
export const EntityLinks = ({ entityRefs }: { entityRefs: string[] }) => (
  <>
    {entityRefs.map((entityRef, index) => (
      <span key={entityRef}>
        {index > 0 ? ', ' : null}
        <EntityLink entityRef={entityRef} />
      </span>
    ))}
  </>
);
