/** What the hub does, counted since its start; groups and members are those of now. */
export type HubCounts = {
  groups: number;
  members: number;
  /** Events of subgraphs, each executed once for its group. */
  events: number;
  /** Frames handed to sockets. */
  frames: number;
  /** States that a slow socket never got, because a later one took their place. */
  conflated: number;
  /** Members whose session was over. */
  evicted: number;
  /** Sockets closed because they did not read. */
  tooSlow: number;
};

export function noCounts(): HubCounts {
  return { groups: 0, members: 0, events: 0, frames: 0, conflated: 0, evicted: 0, tooSlow: 0 };
}
