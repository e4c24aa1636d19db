/** How a state is drawn: a word always, a shape and a colour beside it. */
export type Tone = 'good' | 'waiting' | 'moving' | 'bad' | 'off';

/** What a state is called, and what it means in a sentence. */
export type StateWords = { label: string; meaning: string; tone: Tone };
