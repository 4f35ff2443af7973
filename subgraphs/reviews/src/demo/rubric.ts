type Meaning = { vi: string; en: string };
type Meanings = readonly [Meaning, Meaning, Meaning, Meaning, Meaning];

export type DemoCriterion = {
  code: string;
  name: Meaning;
  guidance: Meaning;
  /** What the values of RANGES mean at each stage: an idea is judged by its plan, the others by what they show. */
  anchors: { IDEA: Meanings; PILOT: Meanings; DEPLOYED: Meanings };
};

const RANGES = [
  [0, 2],
  [3, 4],
  [5, 6],
  [7, 8],
  [9, 10],
] as const;

const t = (vi: string, en: string): Meaning => ({ vi, en });

/** The programme's four criteria. */
export const rubric: readonly DemoCriterion[] = [
  {
    code: 'commitment',
    name: t('Cam kết của lãnh đạo địa phương', 'Commitment of local leaders'),
    guidance: t(
      'Lãnh đạo địa phương có chủ trương, phân công và bố trí nguồn lực cho sáng kiến không?',
      'Do local leaders back the initiative, put someone in charge and give it means?',
    ),
    anchors: {
      IDEA: [
        t('Chưa thể hiện', 'Not shown'),
        t('Mới nêu ý định', 'An intention only'),
        t('Có chủ trương', 'Agreed in principle'),
        t('Dự kiến rõ người phụ trách', 'Named who will be in charge'),
        t('Dự kiến người, kinh phí và thời hạn', 'Named who, with what means and by when'),
      ],
      PILOT: [
        t('Chưa thể hiện', 'Not shown'),
        t('Mới nêu ý định', 'An intention only'),
        t('Có chủ trương', 'Agreed in principle'),
        t('Đã phân công cụ thể', 'Someone is in charge'),
        t('Có phân công, kinh phí và văn bản', 'In charge, funded and in writing'),
      ],
      DEPLOYED: [
        t('Không còn ai phụ trách', 'Nobody is in charge any more'),
        t('Phụ thuộc một cá nhân', 'It rests on one person'),
        t('Có phân công, chưa có kinh phí', 'In charge, not funded'),
        t('Có phân công và kinh phí', 'In charge and funded'),
        t('Đã thành nhiệm vụ thường xuyên, có văn bản', 'A regular duty, in writing'),
      ],
    },
  },
  {
    code: 'feasibility',
    name: t('Tính khả thi của ý tưởng', 'Feasibility of the idea'),
    guidance: t(
      'Cách làm, nhân lực và thời gian có đủ để thực hiện không?',
      'Are method, people and time enough to carry it out?',
    ),
    anchors: {
      IDEA: [
        t('Chưa rõ cách làm', 'No clear method'),
        t('Còn nhiều điểm chưa rõ', 'Much is unclear'),
        t('Kế hoạch khả thi một phần', 'A plan feasible in part'),
        t('Kế hoạch khả thi', 'A feasible plan'),
        t('Kế hoạch chi tiết, đã lường trước rủi ro', 'A detailed plan that has weighed its risks'),
      ],
      PILOT: [
        t('Chưa rõ cách làm', 'No clear method'),
        t('Còn nhiều điểm chưa rõ', 'Much is unclear'),
        t('Khả thi một phần', 'Feasible in part'),
        t('Khả thi', 'Feasible'),
        t('Rất khả thi', 'Very feasible'),
      ],
      DEPLOYED: [
        t('Hoạt động không ổn định', 'Does not work reliably'),
        t('Còn nhiều trở ngại khi vận hành', 'Many obstacles in running it'),
        t('Vận hành được, cần hỗ trợ thêm', 'Runs, with further support'),
        t('Vận hành ổn định', 'Runs reliably'),
        t('Vận hành ổn định, tự chủ nguồn lực', 'Runs reliably on means of its own'),
      ],
    },
  },
  {
    code: 'benefit',
    name: t('Mức độ hưởng lợi của người dân', 'Benefit to people'),
    guidance: t(
      'Bao nhiêu người hưởng lợi, lợi ích lớn đến đâu, có đến được nhóm yếu thế không?',
      'How many people gain, how much, and does it reach those left behind?',
    ),
    anchors: {
      IDEA: [
        t('Chưa rõ lợi ích', 'No clear benefit'),
        t('Dự kiến ít người hưởng lợi', 'Few people are to gain'),
        t('Dự kiến rõ với một nhóm', 'To be clear for one group'),
        t('Dự kiến rõ với nhiều người', 'To be clear for many'),
        t('Dự kiến lớn, đến được nhóm yếu thế', 'To be great, and to reach those left behind'),
      ],
      PILOT: [
        t('Chưa rõ lợi ích', 'No clear benefit'),
        t('Ít người hưởng lợi', 'Few people gain'),
        t('Rõ với một nhóm', 'Clear for one group'),
        t('Rõ với nhiều người', 'Clear for many'),
        t('Lớn, đến được nhóm yếu thế', 'Great, and reaches those left behind'),
      ],
      DEPLOYED: [
        t('Không thấy lợi ích', 'No benefit seen'),
        t('Ít người sử dụng', 'Few people use it'),
        t('Có số liệu với một nhóm', 'Shown by figures for one group'),
        t('Có số liệu với nhiều người', 'Shown by figures for many'),
        t('Có số liệu, đến được nhóm yếu thế', 'Shown by figures, and reaches those left behind'),
      ],
    },
  },
  {
    code: 'replicability',
    name: t('Khả năng nhân rộng', 'Replicability'),
    guidance: t(
      'Nơi khác áp dụng có dễ không, chi phí ra sao?',
      'How easily, and at what cost, can another place adopt it?',
    ),
    anchors: {
      IDEA: [
        t('Chỉ phù hợp một nơi', 'Fits one place only'),
        t('Khó nhân rộng', 'Hard to adopt'),
        t('Cần điều chỉnh nhiều', 'Needs much adapting'),
        t('Có thể nhân rộng', 'Could be adopted'),
        t('Được thiết kế để nhân rộng', 'Made to be adopted'),
      ],
      PILOT: [
        t('Chỉ phù hợp một nơi', 'Fits one place only'),
        t('Khó nhân rộng', 'Hard to adopt'),
        t('Cần điều chỉnh nhiều', 'Needs much adapting'),
        t('Nhân rộng được', 'Can be adopted'),
        t('Nhân rộng được ngay', 'Can be adopted at once'),
      ],
      DEPLOYED: [
        t('Chỉ phù hợp một nơi', 'Fits one place only'),
        t('Khó nhân rộng', 'Hard to adopt'),
        t('Nơi khác đã tìm hiểu', 'Other places have looked at it'),
        t('Nơi khác đang áp dụng', 'Other places are adopting it'),
        t('Nhiều nơi đã áp dụng, có hướng dẫn', 'Many places have adopted it, and there is a guide'),
      ],
    },
  },
];

/** The anchors of a criterion as rows: five ranges at each stage. */
export const anchorsOf = ({ anchors }: DemoCriterion) =>
  (['IDEA', 'PILOT', 'DEPLOYED'] as const).flatMap((maturity) =>
    anchors[maturity].map(({ vi, en }, n) => ({
      maturity,
      from: RANGES[n]![0],
      to: RANGES[n]![1],
      meaning: vi,
      meaningEn: en,
    })),
  );
