import { Page } from '../design';

/** `/ml`: every model, what needs attention first. */
export const FleetPage = () => <Page title="Models" />;
