/** What whoever looks may do: the server decides it, the page shows nothing that it would refuse. */
export type CaseRights = {
  /** See whose it is, for a reason, and open papers, which bear the whole name. */
  maySeeWhose: boolean;
  /** Give and settle tasks, and decide on the clock and on another notice. */
  mayAct: boolean;
  /** Open it again, and have the journal verified. */
  mayOversee: boolean;
};
