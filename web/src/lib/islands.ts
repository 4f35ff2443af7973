/** The archipelagos are not units of their own: each is drawn beside the unit that governs it. */
export function islandsBeside(units: { id: string; name: string }[]) {
  const of = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  return [
    { name: 'Hoàng Sa', of: of('34-48'), row: 9, column: 5 },
    { name: 'Trường Sa', of: of('34-56'), row: 13, column: 5 },
  ];
}
