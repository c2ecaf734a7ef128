/** Rules that a build is asked wherever somebody else receives the release. */
export const BUILD_CODES = ['G01', 'G02', 'G03', 'G04', 'G05', 'G06', 'G07', 'G08', 'G10', 'G11', 'G12'];

/** Rules asked on the day of publication: of the records as they are then, and of what was signed. */
export const PUBLICATION_CODES = ['G02', 'G04', 'G05', 'G08', 'G12', 'G14', 'G15', 'G16'];

/**
 * Nothing asks for these yet: differential privacy (G09) and fingerprints (G13). A product that asks for either is
 * refused by name before a gate is asked.
 */
export const LATER_CODES = ['G09', 'G13'];

/** Rules of which a signed waiver may pass over a block; never on opening, where nobody is bound. */
export const WAIVABLE_CODES = ['G07', 'G10', 'G12'];
