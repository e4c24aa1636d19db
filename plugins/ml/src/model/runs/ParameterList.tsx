import { Fact, Facts, monospace } from '../../design';

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
        <Fact key={name} name={name}>
          <span style={{ fontFamily: monospace, fontSize: '0.92em' }}>
            {parameters[name]}
          </span>
        </Fact>
      ))}
    </Facts>
  );
};
