import type { ComponentType } from 'react';
import { Panel } from '../design';
import { MlProvider } from '../query';

/** A widget as the home page draws it: a panel of the product instead of the home plugin's card. */
export const WidgetFrame = ({
  title = '',
  Content,
}: {
  title?: string;
  Content: ComponentType;
}) => (
  <Panel title={title}>
    <MlProvider>
      <Content />
    </MlProvider>
  </Panel>
);
