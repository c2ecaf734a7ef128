/** Languages in which a release is explained. */
export type Lang = 'zh' | 'en';

/**
 * Sentences of the report, both languages side by side, so that a change to one is seen beside the other. `{name}` marks
 * a hole; both languages have the same holes.
 */
export type Messages = Readonly<Record<string, Readonly<Record<Lang, string>>>>;
