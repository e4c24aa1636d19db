import { Page } from '../design';

/** `/ml/compare`: runs side by side. */
export const ComparePage = () => <Page title="Compare runs" />;
