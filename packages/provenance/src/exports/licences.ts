/** Texts of the licences that open data is usually under, by SPDX identifier. */
const TEXTS: Readonly<Record<string, { readonly title: string; readonly path: string }>> = {
  'CC0-1.0': { title: 'Creative Commons Zero 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  'CC-BY-4.0': { title: 'Creative Commons Attribution 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': {
    title: 'Creative Commons Attribution-ShareAlike 4.0',
    path: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  'ODC-By-1.0': {
    title: 'Open Data Commons Attribution 1.0',
    path: 'https://opendatacommons.org/licenses/by/1-0/',
  },
  'ODbL-1.0': { title: 'Open Database License 1.0', path: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'PDDL-1.0': {
    title: 'Public Domain Dedication and License 1.0',
    path: 'https://opendatacommons.org/licenses/pddl/1-0/',
  },
};

/** A licence in the words of Data Package: its SPDX identifier, and title and text where they are known. */
export function licenceOf(identifier: string): Readonly<Record<string, string>> {
  // Data Package allows no `+` in a name; SPDX spells that suffix out since version 3 of its list.
  return {
    name: identifier.replaceAll('+', '-or-later'),
    ...(Object.hasOwn(TEXTS, identifier) ? TEXTS[identifier] : {}),
  };
}
