import {
  Disclosure,
  Fact,
  Facts,
  OutsideText,
  Panel,
  shownText,
} from '../../../design';

const isOwn = (key: string) => !key.startsWith('mlflow.');

const TagFacts = ({ tags }: { tags: [string, string][] }) => (
  <Facts>
    {tags.map(([key, value]) => (
      <Fact key={key} name={shownText(key)}>
        <OutsideText text={value} code />
      </Fact>
    ))}
  </Facts>
);

/** The tags of a run: people's and Slipway's first, MLflow's own bookkeeping on demand. */
export const TagsPanel = ({ tags }: { tags: Record<string, string> }) => {
  const all = Object.entries(tags)
    .filter(([key]) => key !== 'mlflow.note.content')
    .sort(([a], [b]) => a.localeCompare(b));
  const own = all.filter(([key]) => isOwn(key));
  const others = all.filter(([key]) => !isOwn(key));
  return (
    <Panel title="Tags">
      {own.length > 0 ? <TagFacts tags={own} /> : <span>None set.</span>}
      {others.length > 0 ? (
        <Disclosure summary={`${others.length} of MLflow's own`}>
          <TagFacts tags={others} />
        </Disclosure>
      ) : null}
    </Panel>
  );
};
