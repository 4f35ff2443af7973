type Meaning = [from: number, to: number, vi: string, en: string];

export type DemoCriterion = {
  code: string;
  name: string;
  nameEn: string;
  guidance: string;
  guidanceEn: string;
  meanings: Meaning[];
};

/** The programme's four criteria. What a value means is said once here and holds at each maturity, with its own look at results. */
export const rubric: DemoCriterion[] = [
  {
    code: 'commitment',
    name: 'Cam kết của lãnh đạo địa phương',
    nameEn: 'Commitment of local leaders',
    guidance: 'Lãnh đạo địa phương có chủ trương, phân công và bố trí nguồn lực cho sáng kiến không?',
    guidanceEn: 'Do local leaders back the initiative, put someone in charge and give it means?',
    meanings: [
      [0, 2, 'Chưa thể hiện', 'Not shown'],
      [3, 4, 'Mới nêu ý định', 'An intention only'],
      [5, 6, 'Có chủ trương', 'Agreed in principle'],
      [7, 8, 'Đã phân công cụ thể', 'Someone is in charge'],
      [9, 10, 'Có phân công, kinh phí và văn bản', 'In charge, funded and in writing'],
    ],
  },
  {
    code: 'feasibility',
    name: 'Tính khả thi của ý tưởng',
    nameEn: 'Feasibility of the idea',
    guidance: 'Cách làm, nhân lực và thời gian có đủ để thực hiện không?',
    guidanceEn: 'Are method, people and time enough to carry it out?',
    meanings: [
      [0, 2, 'Chưa rõ cách làm', 'No clear method'],
      [3, 4, 'Còn nhiều điểm chưa rõ', 'Much is unclear'],
      [5, 6, 'Khả thi một phần', 'Feasible in part'],
      [7, 8, 'Khả thi', 'Feasible'],
      [9, 10, 'Rất khả thi', 'Very feasible'],
    ],
  },
  {
    code: 'benefit',
    name: 'Mức độ hưởng lợi của người dân',
    nameEn: 'Benefit to people',
    guidance: 'Bao nhiêu người hưởng lợi, lợi ích lớn đến đâu, có đến được nhóm yếu thế không?',
    guidanceEn: 'How many people gain, how much, and does it reach those left behind?',
    meanings: [
      [0, 2, 'Chưa rõ lợi ích', 'No clear benefit'],
      [3, 4, 'Ít người hưởng lợi', 'Few people gain'],
      [5, 6, 'Rõ với một nhóm', 'Clear for one group'],
      [7, 8, 'Rõ với nhiều người', 'Clear for many'],
      [9, 10, 'Lớn, đến được nhóm yếu thế', 'Great, and reaches those left behind'],
    ],
  },
  {
    code: 'replicability',
    name: 'Khả năng nhân rộng',
    nameEn: 'Replicability',
    guidance: 'Nơi khác áp dụng có dễ không, chi phí ra sao?',
    guidanceEn: 'How easily, and at what cost, can another place adopt it?',
    meanings: [
      [0, 2, 'Chỉ phù hợp một nơi', 'Fits one place only'],
      [3, 4, 'Khó nhân rộng', 'Hard to adopt'],
      [5, 6, 'Cần điều chỉnh nhiều', 'Needs much adapting'],
      [7, 8, 'Nhân rộng được', 'Can be adopted'],
      [9, 10, 'Nhân rộng được ngay', 'Can be adopted at once'],
    ],
  },
];

const basis = {
  IDEA: { vi: 'Xét trên kế hoạch', en: 'Judged by its plan' },
  PILOT: { vi: 'Xét trên kết quả thí điểm', en: 'Judged by its pilot' },
  DEPLOYED: { vi: 'Xét trên kết quả triển khai', en: 'Judged by its results at scale' },
} as const;

/** The anchors of a criterion at each maturity: an idea is judged by its plan and not marked down for having no results. */
export const anchorsOf = ({ meanings }: DemoCriterion) =>
  (['IDEA', 'PILOT', 'DEPLOYED'] as const).flatMap((maturity) =>
    meanings.map(([from, to, vi, en]) => ({
      maturity,
      from,
      to,
      meaning: from === 0 ? `${vi}. ${basis[maturity].vi}` : vi,
      meaningEn: from === 0 ? `${en}. ${basis[maturity].en}` : en,
    })),
  );
