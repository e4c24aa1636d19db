import type { SourceState } from '@slipway/plugin-ml-common';
import { Choice, type View } from '../design';

const registriesOf = (sources: SourceState[], chosen: string[]) => {
  const names = sources
    .filter(({ port }) => port === 'registry')
    .map(({ name }) => name);
  return [...new Set([...names, ...chosen])].map(value => ({
    value,
    label: value,
  }));
};

/** Of which registries a list shows models. It stands in the address as `registry`. */
export const RegistryChoice = ({
  view,
  sources,
}: {
  view: View;
  /** The outside systems. */
  sources: SourceState[];
}) => {
  const chosen = view.all('registry');
  return (
    <Choice
      label="Registry"
      options={registriesOf(sources, chosen)}
      chosen={chosen}
      onChange={registries => view.set('registry', registries)}
    />
  );
};
