import type { ExecutionResult } from 'graphql';

type Ask = (request: { query: string }) => Promise<ExecutionResult>;

/** Ready questions for whoever opens GraphiQL; the board's is about the round that goes on. */
export async function readyExamples(ask: Ask) {
  const { data } = await ask({ query: '{ currentSeason { rounds { id } } }' });
  const season = data?.currentSeason as { rounds: { id: string }[] | null } | null | undefined;
  return [...questions, { ...liveBoard, variables: { roundId: season?.rounds?.[0]?.id ?? '' } }];
}

const questions = [
  {
    title: 'Tìm sáng kiến · Find initiatives',
    query: `# Tìm có dấu hoặc không dấu.
# Search with or without marks.
query FindInitiatives(
  $search: String = "phan anh hien truong"
) {
  initiatives(search: $search, first: 5) {
    totalCount
    didYouMean
    facets {
      halls { value count }
      maturities { value count }
    }
    nodes {
      title
      hall
      maturity
      currentUnits { name }
      organization { name }
    }
  }
}`,
  },
  {
    title: 'Mùa hiện tại · The current season',
    query: `# Mùa đang diễn ra, các giai đoạn, vòng đánh giá.
# The season, its phases, its review rounds.
query CurrentSeason {
  currentSeason {
    id
    name
    submissionsCloseAt
    phases { kind startsAt endsAt active }
    rounds {
      id
      name
      criteria { name weight }
    }
  }
}`,
  },
];

const liveBoard = {
  title: 'Bảng trực tiếp · The live board',
  query: `# Đăng nhập với vai trò chủ tịch hội đồng.
# Sign in as the chair: it moves by itself.
subscription LiveBoard($roundId: ID!) {
  leaderboard(roundId: $roundId) {
    version
    entries {
      rank
      rawMean
      reviewCount
      initiative { title organization { name } }
    }
  }
}`,
};
