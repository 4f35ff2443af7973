/** The board as the checks of the contract ask for it. */
export const BOARD = `{
  version
  entries { rank rawMean reviewCount initiative { id title organization { name } } }
}`;

export const LIVE_BOARD = `subscription ($roundId: ID!) { leaderboard(roundId: $roundId) ${BOARD} }`;

export const ROUND = '{ currentSeason { id rounds { id name } } }';

export const MY_ASSIGNMENTS = `{
  myAssignments { id state initiative { id title } round { id criteria { id name } } review { submittedAt } }
}`;

export const SUBMIT_REVIEW =
  'mutation ($input: SubmitReviewInput!) { submitReview(input: $input) { id submittedAt total } }';

export type Board = {
  leaderboard: {
    version: number;
    entries: {
      rank: number | null;
      rawMean: number | null;
      reviewCount: number | null;
      initiative: { id: string; title: string; organization: { name: string } | null } | null;
    }[];
  };
};

export type Assignment = {
  id: string;
  state: string;
  initiative: { id: string; title: string };
  round: { id: string; criteria: { id: string; name: string }[] };
  review: { submittedAt: string | null } | null;
};

/** A whole review: every criterion once, from `value` downwards. */
export const wholeReview = (assignment: Assignment, value = 8) => ({
  assignmentId: assignment.id,
  idempotencyKey: crypto.randomUUID(),
  scores: assignment.round.criteria.map(({ id }, n) => ({
    criterionId: id,
    value: value - n,
    note: 'Có căn cứ trong hồ sơ.',
    confidence: 2,
  })),
});

export const isOpen = ({ state }: Assignment) => ['ACCEPTED', 'IN_PROGRESS', 'REOPENED'].includes(state);
