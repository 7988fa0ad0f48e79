/** What nobody may keep: all but reads that have an ETag. */
export const NOT_KEPT = 'no-store';

/** May be kept by who asked for it, who asks each time whether it still holds. */
export const KEPT = 'private, no-cache';
