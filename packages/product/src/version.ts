/** Name and version of this compiler, as a manifest states them. Kept equal to package.json by a test. */
export const ENGINE_NAME = 'sluice';
export const ENGINE_VERSION = '0.1.0';
