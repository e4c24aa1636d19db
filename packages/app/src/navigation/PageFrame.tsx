import {
  BreadcrumbEntry,
  PageLayout,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { PluginHeader } from '@backstage/ui';
import { useEffect, useRef, type PropsWithChildren } from 'react';
import { useResolvedPath } from 'react-router-dom';
import { PageTabs } from './PageTabs';

/** The main part of a page. Pages of other plugins may bring a `main` of their own; there must be one, not two. */
const MainPart = ({ children }: PropsWithChildren<{}>) => {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = part.current;
    if (!element) return undefined;
    const mark = () => {
      if (element.querySelector('main')) element.removeAttribute('role');
      else element.setAttribute('role', 'main');
    };
    mark();
    const changes = new MutationObserver(mark);
    changes.observe(element, { childList: true, subtree: true });
    return () => changes.disconnect();
  }, []);
  return <div ref={part}>{children}</div>;
};

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
        />
        {tabs?.length ? <PageTabs tabs={tabs} title={title} /> : null}
      </header>
      <MainPart>{children}</MainPart>
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
