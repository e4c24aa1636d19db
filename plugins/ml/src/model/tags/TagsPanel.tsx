import { Panel } from '../../design';
import { TagList } from './TagList';

/** The tags of a run or a version. */
export const TagsPanel = ({ tags }: { tags: Record<string, string> }) => (
  <Panel title="Tags">
    <TagList tags={tags} />
  </Panel>
);
