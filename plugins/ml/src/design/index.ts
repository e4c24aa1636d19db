/**
 * The parts every page is made of. Import from here, not from the files.
 */
export * from './ActButton';
export * from './chart';
export * from './Choice';
export * from './Copy';
export * from './Disclosure';
export * from './Empty';
export * from './EntityLink';
export * from './Facts';
export * from './failure';
export * from './Identifier';
export * from './MetricValue';
export * from './Notice';
export * from './numbers';
export * from './OutsideText';
export * from './OneOf';
export * from './Page';
export * from './PageLink';
export * from './palette';
export * from './Panel';
export * from './PanelState';
export * from './Pick';
export * from './ReasonDialog';
export * from './RelativeTime';
export * from './SearchField';
export * from './Shape';
export * from './shownText';
export * from './Skeleton';
export * from './Snippet';
export * from './StatusMark';
export * from './table';
export * from './tone';
export * from './type';
export * from './useView';
export * from './WebLink';
export * from './WhenSeen';
