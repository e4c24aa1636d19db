import type { RegistryServing } from '@slipway/plugin-ml-common';
import { StatusMark } from '../design';
import { sayByRegistry } from './byRegistry';

/** Marks a version of which only the registry says that it serves. */
export const ByRegistryMark = ({
  environment,
  says,
}: Pick<RegistryServing, 'environment' | 'says'>) => (
  <StatusMark
    tone="off"
    label="By the registry"
    meaning={sayByRegistry(environment, says)}
  />
);
