import {
  Digest,
  Disclosure,
  Fact,
  Facts,
  StatusMark,
  monospace,
} from '../../design';
import { JsonBlock } from './JsonBlock';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;

/** What the deployment answered to the smoke request, made with the version's own input example. */
export const SmokeFacts = ({ smoke }: { smoke: Record<string, unknown> }) => {
  const latency = text(smoke.latency);
  const digest = text(smoke.digest);
  const status = text(smoke.status);
  return (
    <>
      <Facts>
        <Fact name="Answer">
          <StatusMark
            tone={smoke.ok === false ? 'bad' : 'good'}
            label={smoke.ok === false ? 'Not as it must be' : 'As it must be'}
          />
          {status && ` with status ${status}`}
          {latency && ` in ${latency} ms`}
        </Fact>
        <Fact name="By version">{text(smoke.version)}</Fact>
        <Fact name="Artefact">{digest && <Digest digest={digest} />}</Fact>
        <Fact name="Said">
          {text(smoke.message) && (
            <code style={{ fontFamily: monospace, fontSize: '0.8125rem' }}>
              {text(smoke.message)}
            </code>
          )}
        </Fact>
      </Facts>
      <Disclosure summary="The whole answer">
        <JsonBlock label="Answer to the smoke request" value={smoke} />
      </Disclosure>
    </>
  );
};
