import type { DescribedBy, Finding, FindingWords } from './types';

/** The day, and where it is that day: readers live in all zones. */
const day = (time: string) => `${time.slice(0, 10)} (UTC)`;

const number = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const LAST = {
  run: 'run started',
  version: 'version was registered',
  serving: 'serving ended',
  registration: 'it was registered',
} as const;

/** Whole days from a time until now. */
const daysSince = (time: string, now: Date) =>
  Math.max(0, Math.floor((+now - Date.parse(time)) / 86_400_000));

function sayStale(
  { at, what }: { at: string; what: keyof typeof LAST },
  now: Date,
): string {
  const days = number(daysSince(at, now), 'day', 'days');
  return what === 'registration'
    ? `Nothing happened for ${days}: it was registered on ${day(
        at,
      )}, and no version, run or serving followed.`
    : `No run, no version and no serving for ${days}; the last ${
        LAST[what]
      } on ${day(at)}.`;
}

/** Why it is a finding and what to do, a sentence each. `others`: how many of its group the caller may see besides it. */
export function sayFinding(finding: Finding, by: DescribedBy): FindingWords {
  const { reason, registry, owner, discovered } = finding;
  const { now, others, ownerTag } = by;
  const source = by.registryTitle ?? registry.instance;
  switch (reason.kind) {
    case 'nobody':
      return {
        why: 'Nobody is named as its owner.',
        remedy: discovered
          ? `Set the tag ${ownerTag} on the registered model, add a rule to ml.discovery.owners, or describe the model.`
          : 'Write the owning group into spec.owner of its catalog-info.yaml.',
      };
    case 'unknown-owner':
      return {
        why: `Its owner ${owner} is not in the catalog.`,
        remedy: discovered
          ? `Correct the tag ${ownerTag} on the registered model, or add the owner to the catalog.`
          : 'Correct spec.owner in its catalog-info.yaml, or add the owner to the catalog.',
      };
    case 'not-configured':
      return {
        why: `It names the registry ${registry.instance}, which this portal does not know.`,
        remedy:
          'Correct spec.registry.instance, or add the registry to the portal’s configuration.',
      };
    case 'never-registered':
      return {
        why: `${source} has no model ${registry.model}, and was never seen to have one.`,
        remedy:
          'Register a first version under this name, correct the name in its catalog-info.yaml, or remove the entity.',
      };
    case 'deleted':
      return {
        why: `${source} had ${
          registry.model
        } until it was deleted; that was noticed on ${day(reason.at)}.`,
        remedy:
          'Remove the entity, or point it at the registered model that took its place.',
      };
    case 'renamed':
      return {
        why: `In ${source} it is called ${reason.to} now.`,
        remedy: `Write ${reason.to} as the registered name into its catalog-info.yaml.`,
      };
    case 'same-model':
      return {
        why: `${number(
          others,
          'other entity describes',
          'other entities describe',
        )} the same registered model ${registry.model} of ${source}.`,
        remedy:
          'Keep the entity of the team that owns the model and remove the rest; until then all of them show the same versions.',
      };
    case 'same-run':
      return {
        why: `Its newest version was made by run ${
          reason.runId
        }, and so was that of ${number(
          others,
          'other model',
          'other models',
        )}.`,
        remedy:
          'Register what a run makes under one name, and remove the other registrations.',
      };
    case 'same-digest':
      return {
        why: `Its newest version has the same artefact as that of ${number(
          others,
          'other model',
          'other models',
        )}.`,
        remedy:
          'Where they are one model, keep one registration and remove the others. This line goes when a newer version of one has another artefact.',
      };
    case 'stale':
      return {
        why: sayStale(reason.last, now),
        remedy:
          'Train it again, or set its lifecycle to deprecated and remove it once nobody misses it.',
      };
    case 'undescribed':
      return {
        why: discovered
          ? `${source} has it and nobody described it; its entity was made from what the registry says.`
          : `${source} has it, and no entity of the catalog describes it.`,
        remedy:
          'Complete this description, commit it as catalog-info.yaml to the model’s repository and register that file.',
      };
    default:
      return reason satisfies never;
  }
}
