/** What cannot be read as sound at all; the message says why, for the log. */
export class UnreadableSound extends Error {}
