/**
 * Nobody and no room is occupied for longer by one service: three days. The guard refuses what is, so that whoever looks for
 * overlaps needn't read on for ever. Written into databases: another number needs a migration.
 */
export const LONGEST_OCCUPIED_MS = 3 * 24 * 60 * 60_000;
