import {
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { isModelLike } from './predicates';
import { ML_FLOWS, type FlowPair } from './relations';

/** What flows, from the strongest word to the weakest: ours, then Backstage's own. */
const FLOWS: readonly FlowPair[] = [
  ML_FLOWS.training,
  ML_FLOWS.product,
  ML_FLOWS.derivation,
  ML_FLOWS.use,
  ML_FLOWS.consumption,
  ML_FLOWS.serving,
  { along: RELATION_PROVIDES_API, against: RELATION_API_PROVIDED_BY },
  { along: RELATION_API_CONSUMED_BY, against: RELATION_CONSUMES_API },
  { along: RELATION_DEPENDENCY_OF, against: RELATION_DEPENDS_ON },
  { along: RELATION_PART_OF, against: RELATION_HAS_PART },
];

/** What a product is made of, besides models; a pipeline or a table is not. */
const PART_OF_A_PRODUCT = new Set(['component', 'api']);
/** The same, seen from the product: of a part it knows the kind alone. */
const HAD_BY_A_PRODUCT = new Set(['mlmodel', ...PART_OF_A_PRODUCT]);

const strength = new Map(FLOWS.map(({ along }, index) => [along, index]));

const alongWord = new Map(FLOWS.map(({ along, against }) => [against, along]));

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** An entity at the other end of a flow. `relation` is what the upstream end is to the downstream one. */
export type Flow = {
  side: 'upstream' | 'downstream';
  /** Entity reference in lower case. */
  other: string;
  relation: string;
};

/** How strong the word of a flow is, from 0; the lower, the more it says. */
export const flowRank = (relation: string): number =>
  strength.get(relation) ?? Infinity;

/** What an entity's relations say, each in the direction of the flow. */
export function flowsOf(entity: Entity): Flow[] {
  const self = stringifyEntityRef(entity);
  const isPart =
    isModelLike(entity) || PART_OF_A_PRODUCT.has(lower(entity.kind));
  return (entity.relations ?? []).flatMap(({ type, targetRef }): Flow[] => {
    const other = lower(targetRef);
    if (other === self) return [];
    const against = alongWord.get(type);
    if (against !== undefined) {
      const flows =
        type !== RELATION_HAS_PART ||
        HAD_BY_A_PRODUCT.has(parseEntityRef(other).kind);
      return flows ? [{ side: 'upstream', other, relation: against }] : [];
    }
    if (strength.has(type) && (type !== RELATION_PART_OF || isPart)) {
      return [{ side: 'downstream', other, relation: type }];
    }
    return [];
  });
}
