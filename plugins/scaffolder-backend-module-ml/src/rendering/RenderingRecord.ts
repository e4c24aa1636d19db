import { stringify } from 'yaml';
import type { FileDigests } from './digestTree';

/** Where a repository remembers the template it was made from. */
export const RENDERING_RECORD_PATH = '.slipway/template.yaml';

/** What a repository remembers of its making; an upgrade starts from it. */
export type RenderingRecord = {
  /** Entity reference of the template. */
  template: string;
  /** The template's version, as its entity says. */
  version: string;
  /** What the person answered; never a secret. */
  answers: Record<string, unknown>;
  /** Every rendered file as it was at the start: what differs today was changed by the team. */
  files: FileDigests;
};

/** The record as YAML with a line that says what it is for. */
export const renderRecord = (record: RenderingRecord): string =>
  `# Made when this repository was created; upgrades of the template start from it. Please keep it.\n${stringify(
    record,
    { lineWidth: 0 },
  )}`;
