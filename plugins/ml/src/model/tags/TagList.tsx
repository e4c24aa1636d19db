import { Disclosure, Fact, Facts, OutsideText, shownText } from '../../design';
import { isMlflows, tagsInOrder, type Tag } from './tagsInOrder';

/** So many that a reader looks through them; more are drawn on demand. */
const MANY = 100;
const LONGEST_KEY = 250;

const TagFacts = ({ tags }: { tags: Tag[] }) => (
  <>
    <Facts>
      {tags.slice(0, MANY).map(([key, value]) => (
        <Fact
          key={key}
          name={
            key.length > LONGEST_KEY
              ? `${shownText(key.slice(0, LONGEST_KEY))}…`
              : shownText(key)
          }
        >
          <OutsideText text={value} code />
        </Fact>
      ))}
    </Facts>
    {tags.length > MANY ? (
      <Disclosure
        summary={`${(tags.length - MANY).toLocaleString('en')} more tags`}
      >
        <TagFacts tags={tags.slice(MANY)} />
      </Disclosure>
    ) : null}
  </>
);

/** Tags of a run, a version or a logged model: people's and Slipway's first, MLflow's own bookkeeping on demand. */
export const TagList = ({ tags }: { tags: Record<string, string> }) => {
  const all = tagsInOrder(tags);
  const own = all.filter(([key]) => !isMlflows(key));
  const others = all.filter(([key]) => isMlflows(key));
  return (
    <>
      {own.length > 0 ? <TagFacts tags={own} /> : <span>None set.</span>}
      {others.length > 0 ? (
        <Disclosure summary={`${others.length} of MLflow's own`}>
          <TagFacts tags={others} />
        </Disclosure>
      ) : null}
    </>
  );
};
