/** Text for people, in both languages. */
export interface EgressMessage {
  readonly zh: string;
  readonly en: string;
}
