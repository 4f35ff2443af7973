/** One password for all accounts of the demo; no account of the real site has it. */
export const demoPassword = 'cpii-demo-2026';

export type DemoRole = 'owner' | 'citizen' | 'screener' | 'reviewer' | 'chair' | 'manager';

const reviewers = [1, 2, 3, 4, 5, 6].map((place) => ({
  email: `reviewer${place}@example.org`,
  role: 'reviewer' as const,
}));

/** The accounts that the demo is seeded with: illustrations, not people. */
export const accounts: { email: string; role: DemoRole }[] = [
  { email: 'owner@example.org', role: 'owner' },
  { email: 'citizen@example.org', role: 'citizen' },
  { email: 'screener@example.org', role: 'screener' },
  ...reviewers,
  { email: 'chair@example.org', role: 'chair' },
  { email: 'manager@example.org', role: 'manager' },
];
