import { UNOWNED, type MLModelEntity } from '@slipway/plugin-ml-common';
import { Document, type Pair, isScalar, visit } from 'yaml';

/** What a person has to choose, said beside the line where it is chosen. */
const NOTES: Record<string, string> = {
  type: ' classifier, regressor, ranker, forecaster, llm …',
  lifecycle: ' experimental, production, deprecated',
  owner: ' the group that answers for it',
  tier: ' 1 critical … 4 experimental',
};

const keyOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : '');

/** A catalog-info.yaml to begin with: what the registry knows, and the places that a person must fill. */
export function descriptionOf({
  metadata,
  spec,
  ...head
}: MLModelEntity): string {
  const { namespace, ...named } = metadata;
  const { registry, owner, ...rest } = spec;
  const document = new Document({
    ...head,
    metadata: {
      ...named,
      ...(namespace === 'default' ? {} : { namespace }),
    },
    spec: {
      ...rest,
      owner: owner === UNOWNED ? 'group:default/your-team' : owner,
      tier: 4,
      registry,
      experiments: [registry?.model ?? metadata.name],
    },
  });
  visit(document, {
    Pair(_, pair) {
      const note = NOTES[keyOf(pair)];
      if (note && isScalar(pair.value)) pair.value.comment = note;
    },
  });
  return document.toString({ lineWidth: 0 });
}
