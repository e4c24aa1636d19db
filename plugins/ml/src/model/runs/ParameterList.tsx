import { Fact, Facts, OutsideText, shownText } from '../../design';

/** The parameters of a run, by name. */
export const ParameterList = ({
  parameters,
}: {
  parameters: Record<string, string>;
}) => {
  const names = Object.keys(parameters).sort((a, b) => a.localeCompare(b));
  return names.length === 0 ? (
    <span>None logged.</span>
  ) : (
    <Facts>
      {names.map(name => (
        <Fact key={name} name={shownText(name)}>
          <OutsideText text={parameters[name]} code />
        </Fact>
      ))}
    </Facts>
  );
};
