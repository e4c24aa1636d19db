import { Choice, type View } from '../design';

/** An owner in the address is shown too, so that the filter never hides what it does. */
const ownersOf = (chosen: string[]) => [
  { value: 'me', label: 'My teams' },
  ...chosen
    .filter(owner => owner !== 'me')
    .map(owner => ({ value: owner, label: owner.replace(/^.*\//, '') })),
];

/** Whose models a list shows: everyone's, or those of the reader's teams. It stands in the address as `owner`. */
export const OwnerChoice = ({ view }: { view: View }) => {
  const chosen = view.all('owner');
  return (
    <Choice
      label="Owner"
      options={ownersOf(chosen)}
      none="Everyone"
      chosen={chosen}
      onChange={owners => view.set('owner', owners)}
    />
  );
};
