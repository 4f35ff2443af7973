/** Ready questions for whoever opens GraphiQL. */
export const examples = [
  {
    title: 'Tìm sáng kiến · Find initiatives',
    query: `# Tìm có dấu hoặc không dấu. Search with or without marks.
query FindInitiatives($search: String = "phan anh hien truong") {
  initiatives(search: $search, first: 5) {
    totalCount
    didYouMean
    facets { halls { value count } maturities { value count } }
    nodes { title summary hall maturity currentUnits { name } organization { name } }
  }
}`,
  },
  {
    title: 'Mùa hiện tại · The current season',
    query: `# Mùa đang diễn ra, các giai đoạn và vòng đánh giá.
query CurrentSeason {
  currentSeason {
    id
    name
    submissionsCloseAt
    phases { kind startsAt endsAt active }
    rounds { id name board criteria { name weight } }
  }
}`,
  },
  {
    title: 'Bảng trực tiếp · The live board',
    query: `# Đăng nhập bằng chair@example.org rồi chạy: bảng tự cập nhật. Put the round's id from the second tab into the variables.
subscription LiveBoard($roundId: ID!) {
  leaderboard(roundId: $roundId) {
    version
    entries { rank rawMean reviewCount initiative { title organization { name } } }
  }
}`,
  },
];
