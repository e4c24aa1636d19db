import {
  BreadcrumbEntry,
  PageLayout,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';

/** The head of the pages that do not bring their own, as a landmark, so that a screen reader finds it. */
const PageFrame = ({
  title,
  icon,
  noHeader,
  titleLink,
  headerActions,
  tabs,
  children,
}: PageLayoutProps) => {
  const here = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items } = useBreadcrumbEntries();
  if (noHeader) return <>{children}</>;
  const page = (
    <>
      <header>
        <PluginHeader
          title={title}
          icon={icon}
          titleLink={titleLink}
          breadcrumbs={items}
          customActions={headerActions}
          tabs={tabs?.map(tab => ({
            ...tab,
            href: tab.href.startsWith('/') ? tab.href : `${here}/${tab.href}`,
            matchStrategy: 'prefix',
          }))}
        />
      </header>
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry entry={{ label: title, href: titleLink ?? (here || '/') }}>
      {page}
    </BreadcrumbEntry>
  ) : (
    page
  );
};

/** Replaces the portal's page frame. */
export const pageFrame = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define => define({ component: PageLayout, loader: () => PageFrame }),
});
