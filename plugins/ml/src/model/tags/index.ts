export * from './sayTags';
export * from './TagList';
export * from './TagsPanel';
