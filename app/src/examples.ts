import type { ExecutionResult } from 'graphql';

type Ask = (request: { query: string }) => Promise<ExecutionResult>;
type Both = { vi: string; en: string };
type Question = { group: Both; title: Both; explanation: Both; query: string; variables: Record<string, unknown> };

/** What the questions are about at the moment: a round, and an initiative to look at. */
type Subject = { language: 'VI' | 'EN'; slug: string; roundId: string };

/** Ready questions for whoever opens GraphiQL, about the round that goes on and the first initiative published. */
export async function readyQuestions(ask: Ask, language: string): Promise<Question[]> {
  const { data } = await ask({
    query: '{ currentSeason { rounds { id } } initiatives(first: 1, sort: OLDEST) { nodes { slug } } }',
  });
  const season = data?.currentSeason as { rounds: { id: string }[] | null } | null | undefined;
  const initiatives = data?.initiatives as { nodes: { slug: string }[] } | null | undefined;
  return questionsAbout({
    language: language === 'en' ? 'EN' : 'VI',
    slug: initiatives?.nodes[0]?.slug ?? '',
    roundId: season?.rounds?.[0]?.id ?? '',
  });
}

const finding = { vi: 'Tìm và đọc', en: 'Find and read' };
const comparing = { vi: 'Đếm và so sánh', en: 'Count and compare' };
const season = { vi: 'Mùa và cách đánh giá', en: 'The season and how it is judged' };
const chairing = { vi: 'Dành cho chủ tịch hội đồng', en: 'For the chair' };

/** All but the chair's answer to everybody. */
export function questionsAbout({ language, slug, roundId }: Subject): Question[] {
  return [
    {
      group: finding,
      title: { vi: 'Tìm sáng kiến theo từ khóa', en: 'Find initiatives by words' },
      explanation: {
        vi: 'Gõ có dấu hay không dấu đều được; kết quả sát nhất đứng đầu.',
        en: 'With or without Vietnamese marks; the best match comes first.',
      },
      query: `query FindInitiatives(
  $search: String!
  $language: Language!
) {
  initiatives(search: $search, first: 20) {
    totalCount
    didYouMean
    nodes {
      title(language: $language)
      maturity
      hall
      currentUnits {
        name(language: $language)
      }
      organization {
        name(language: $language)
      }
    }
  }
}`,
      variables: { search: 'phan anh hien truong', language },
    },
    {
      group: finding,
      title: { vi: 'Đọc trọn một sáng kiến', en: 'Read one initiative in full' },
      explanation: {
        vi: 'Vấn đề, giải pháp, kết quả, ai bảo chứng, và những sáng kiến giống nó; đổi slug để đọc sáng kiến khác.',
        en: 'Problem, solution, results, who endorses it, and others like it; change the slug to read another.',
      },
      query: `query ReadInitiative(
  $slug: String!
  $language: Language!
) {
  initiative(slug: $slug) {
    title(language: $language)
    summary(language: $language)
    sections(language: $language) { kind body }
    beneficiaries
    endorsement {
      on
      signatory
      organization {
        name(language: $language)
      }
    }
    similar(first: 3) {
      likeness
      initiative { title(language: $language) }
    }
  }
}`,
      variables: { slug, language },
    },
    {
      group: finding,
      title: { vi: 'Đã có ai làm chưa', en: 'Has somebody done it already' },
      explanation: {
        vi: 'So ý tưởng của bạn với mọi sáng kiến đã công bố; likeness từ 0 đến 1, càng cao càng giống.',
        en: 'Compares your idea with all published ones; likeness goes from 0 to 1, the higher the more alike.',
      },
      query: `query SimilarIdeas(
  $title: String!
  $summary: String
  $language: Language!
) {
  similarInitiatives(
    title: $title
    summary: $summary
    first: 10
  ) {
    likeness
    initiative {
      title(language: $language)
      maturity
      currentUnits {
        name(language: $language)
      }
    }
  }
}`,
      variables: {
        title: 'Người dân chấm điểm bộ phận một cửa',
        summary: 'Khảo sát sự hài lòng qua điện thoại sau khi làm thủ tục.',
        language,
      },
    },
    {
      group: finding,
      title: { vi: 'Vừa thay đổi', en: 'What changed lately' },
      explanation: {
        vi: 'Nội dung công khai đổi gần nhất đứng đầu: tiện cho ai đọc định kỳ.',
        en: 'Public content that changed last comes first, for whoever reads at intervals.',
      },
      query: `query LatelyChanged($language: Language!) {
  initiatives(sort: UPDATED, first: 50) {
    nodes {
      slug
      title(language: $language)
      publishedAt
      updatedAt
    }
  }
}`,
      variables: { language },
    },
    {
      group: comparing,
      title: { vi: 'Bao nhiêu, ở giai đoạn nào, vì mục tiêu gì', en: 'How many, how far, to what end' },
      explanation: {
        vi: 'Số sáng kiến theo giai đoạn, gian, mục tiêu và loại; một sáng kiến có thể thuộc nhiều mục tiêu.',
        en: 'Initiatives by stage, hall, objective and kind; one of them can count for several objectives.',
      },
      query: `query HowMany {
  initiatives(first: 1) {
    totalCount
    facets {
      maturities { value count }
      halls { value count }
      objectives { value count }
      kinds { value count }
    }
  }
}`,
      variables: {},
    },
    {
      group: comparing,
      title: { vi: 'Tỉnh, thành nào nhiều, nơi nào chưa có', en: 'Which provinces have many, which none' },
      explanation: {
        vi: 'Đủ 34 đơn vị hiện nay, kể cả nơi chưa có; sáng kiến của tỉnh cũ tính cho tỉnh mới.',
        en: "All 34 units of today, those without any too; a former province's initiatives count for the new one.",
      },
      query: `query ByProvince($language: Language!) {
  administrativeUnits {
    code
    name(language: $language)
    region { name(language: $language) }
    initiativeCount
    predecessors {
      name(language: $language)
    }
  }
}`,
      variables: { language },
    },
    {
      group: comparing,
      title: { vi: 'Đã triển khai trên diện rộng, theo mục tiêu', en: 'At work at scale, by objective' },
      explanation: {
        vi: 'Những sáng kiến đã triển khai trên diện rộng vì một mục tiêu: nơi tìm bài học để nhân rộng.',
        en: 'What is deployed for an objective: where to look for something to replicate.',
      },
      query: `query AtScale(
  $filter: InitiativeFilter!
  $language: Language!
) {
  initiatives(
    filter: $filter
    sort: TITLE
    first: 100
  ) {
    totalCount
    nodes {
      title(language: $language)
      summary(language: $language)
      kinds
      currentUnits {
        name(language: $language)
      }
      organization {
        name(language: $language)
      }
    }
  }
}`,
      variables: { filter: { objectives: ['SATISFACTION_360'], maturities: ['DEPLOYED'] }, language },
    },
    {
      group: comparing,
      title: { vi: 'Cơ quan nào tham gia', en: 'Which bodies take part' },
      explanation: {
        vi: 'Các UBND cấp tỉnh, đã xác minh hay chưa, và số sáng kiến đã công bố của mỗi nơi.',
        en: "The provincial people's committees, whether verified, and how many initiatives each has published.",
      },
      query: `query Bodies(
  $filter: OrganizationFilter!
  $language: Language!
) {
  organizations(filter: $filter, first: 100) {
    totalCount
    nodes {
      name(language: $language)
      verification
      unit { name(language: $language) }
      initiatives(first: 1) { totalCount }
    }
  }
}`,
      variables: { filter: { kinds: ['PROVINCIAL_PC'] }, language },
    },
    {
      group: season,
      title: { vi: 'Lịch của mùa hiện tại', en: "The current season's timetable" },
      explanation: {
        vi: 'Các giai đoạn với ngày bắt đầu, ngày kết thúc, và giai đoạn nào đang diễn ra.',
        en: 'The phases with their first and last days, and which are going on.',
      },
      query: `query Timetable($language: Language!) {
  currentSeason {
    name(language: $language)
    submissionsCloseAt
    initiativeCount
    phases { kind startsAt endsAt active }
  }
}`,
      variables: { language },
    },
    {
      group: season,
      title: { vi: 'Chuyên gia chấm theo tiêu chí nào', en: 'What experts score' },
      explanation: {
        vi: 'Các tiêu chí, trọng số, và mỗi mức điểm nghĩa là gì ở từng giai đoạn.',
        en: 'The criteria, their weights, and what a score means at each stage.',
      },
      query: `query Rubric(
  $roundId: ID!
  $language: Language!
) {
  reviewRound(id: $roundId) {
    name(language: $language)
    criteria {
      name(language: $language)
      weight
      guidance(language: $language)
      anchors {
        maturity
        from
        to
        meaning(language: $language)
      }
    }
  }
}`,
      variables: { roundId, language },
    },
    {
      group: chairing,
      title: { vi: 'Bảng trực tiếp', en: 'The live board' },
      explanation: {
        vi: 'Đăng nhập với vai trò chủ tịch: bảng tự đổi sau mỗi bài đánh giá. Người khác chỉ thấy phần được mở.',
        en: 'Sign in as the chair: it moves by itself with each review. Others see only what is open to them.',
      },
      query: `subscription LiveBoard(
  $roundId: ID!
  $language: Language!
) {
  leaderboard(roundId: $roundId) {
    version
    state
    provisional
    entries {
      rank
      adjustedScore
      adjustedLow
      adjustedHigh
      topProbability
      rawMean
      reviewCount
      initiative {
        title(language: $language)
        organization {
          name(language: $language)
        }
      }
    }
  }
}`,
      variables: { roundId, language },
    },
    {
      group: chairing,
      title: { vi: 'Xếp hạng chắc chắn đến đâu', en: 'How sure the ranking is' },
      explanation: {
        vi: 'Đăng nhập với vai trò chủ tịch: khoảng thứ hạng 90%, các bước từ điểm trung bình đến điểm hiệu chỉnh, và phiếu nào nên xin thêm.',
        en: 'Sign in as the chair: the 90 % range of ranks, the steps from raw mean to adjusted score, and which reviews to ask for.',
      },
      query: `query HowSure(
  $roundId: ID!
  $language: Language!
) {
  leaderboard(roundId: $roundId) {
    basis
    connected
    warnings
    entries {
      initiative {
        title(language: $language)
      }
      rank
      rankLow
      rankHigh
      zone
      explanation {
        kind
        amount
      }
    }
  }
  reviewRound(id: $roundId) {
    diagnostics {
      stableTop
      refits
      swings {
        enters {
          title(language: $language)
        }
        leaves {
          title(language: $language)
        }
      }
      helpfulReviews {
        initiative {
          title(language: $language)
        }
        gain
      }
    }
  }
}`,
      variables: { roundId, language },
    },
    {
      group: chairing,
      title: { vi: 'Chuyên gia bất đồng ở đâu', en: 'Where reviewers disagree' },
      explanation: {
        vi: 'Đăng nhập với vai trò chủ tịch: độ lệch giữa các bài, điểm từng tiêu chí, và nơi còn thiếu bài.',
        en: 'Sign in as the chair: the spread of the reviews, the mean of each criterion, and where reviews are missing.',
      },
      query: `query Disagreement(
  $roundId: ID!
  $language: Language!
) {
  leaderboard(roundId: $roundId) {
    entries {
      initiative {
        title(language: $language)
      }
      status
      rank
      rawMean
      disagreement
      reviewCount
      expectedReviews
      criterionMeans {
        criterion { name(language: $language) }
        mean
      }
    }
    progress {
      initiatives
      enough
      assignments
      submitted
    }
  }
}`,
      variables: { roundId, language },
    },
  ];
}
