import type { Tone } from '../design/tone';

/** What a state is called, what it means in a sentence, and how it is drawn. */
export type StateWords = { label: string; meaning: string; tone: Tone };
