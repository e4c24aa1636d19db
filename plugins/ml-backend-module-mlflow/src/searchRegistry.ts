import type {
  AnswerSchema,
  ConditionalPage,
  ConditionalRequest,
  OutsideClient,
  OutsideRequest,
  Page,
  PageRequest,
} from '@slipway/plugin-ml-node';
import { PROMPT_TAG } from './answers/models';
import { firstFilledPage } from './firstFilledPage';
import { readOrStepPast } from './pageTokens';

type Tagged = { tags: Record<string, string> };

/** One page of a search in MLflow's registry, without prompts. Errors as in `readOrStepPast` and `firstFilledPage`. */
export async function searchRegistry<T extends Tagged>(
  client: OutsideClient,
  answer: (asked: PageRequest) => AnswerSchema<Page<T>>,
  asked: ConditionalRequest,
  request: OutsideRequest,
): Promise<ConditionalPage<T>> {
  const { limit } = asked;
  return firstFilledPage(asked, (cursor, ifNoneMatch) =>
    readOrStepPast({ limit, cursor }, async () => {
      const query = {
        ...request.query,
        max_results: limit,
        page_token: cursor,
      };
      const { etag, value } = await client.jsonUnless(
        answer({ limit, cursor }),
        { ...request, query },
        ifNoneMatch,
      );
      if (!value) return { items: [], etag, notModified: true };
      const items = value.items.filter(({ tags }) => !isPrompt(tags));
      return { ...value, items, etag };
    }),
  );
}

function isPrompt(tags: Record<string, string>): boolean {
  return tags[PROMPT_TAG]?.toLowerCase() === 'true';
}
