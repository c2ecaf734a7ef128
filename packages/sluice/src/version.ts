import { ENGINE_VERSION } from '@sluice/product';

/** Version of the command line: that of the compiler. */
export const VERSION = ENGINE_VERSION;
