/** The icons in use: strokes on a sheet of 24 × 24, drawn in the colour of the text. */
export const icons = {
  user: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0115 0"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
  again: '<path d="M19.5 12a7.5 7.5 0 11-2.2-5.3M19.5 3.5v4h-4"/>',
  scales:
    '<path d="M12 3.5v17M7.5 20.5h9M4.5 7h15M4.5 7L2 14h5zM19.5 7L17 14h5zM2 14a2.5 2.5 0 005 0M17 14a2.5 2.5 0 005 0"/>',
  screen: '<path d="M3 4.5h18v12H3zM9 20.5h6M12 16.5v4"/>',
  download: '<path d="M12 4v12M6 11l6 6 6-6M5 20.5h14"/>',
  info: '<circle cx="12" cy="12" r="8.7"/><path d="M12 11v5.5M12 7.6v.2"/>',
  lock: '<path d="M6 10.5h12V20H6zM8.5 10.5V7.5a3.5 3.5 0 017 0v3"/>',
  comment: '<path d="M4 5h16v11h-9l-4.5 4v-4H4z"/>',
  check: '<path d="M4.5 12.5l5 5 10-11"/>',
  warning: '<path d="M12 3.5L22 20.5H2zM12 10v5M12 17.7v.2"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  onward: '<path d="M4 12h15M13 6l6 6-6 6"/>',
  back: '<path d="M20 12H5M11 6l-6 6 6 6"/>',
  seal: '<path d="M12 2.8l2.3 1.7 2.8-.2.8 2.7 2.4 1.6-1 2.7 1 2.7-2.4 1.6-.8 2.7-2.8-.2L12 21.2l-2.3-1.7-2.8.2-.8-2.7L3.7 14.7l1-2.7-1-2.7 2.4-1.6.8-2.7 2.8.2z"/><path d="M8.4 12.1l2.5 2.5 4.7-5"/>',
  lotus:
    '<path d="M12 19c-3.2-1.8-4.2-6.8 0-13 4.2 6.2 3.2 11.2 0 13z"/><path d="M8.9 17.6C5.6 17 3.4 14 3.2 9.8c2.2.3 3.9 1.2 5.1 2.6M15.1 17.6c3.3-.6 5.5-3.6 5.7-7.8-2.2.3-3.9 1.2-5.1 2.6M3.5 20.5h17"/>',
  document: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
  plus: '<path d="M6 12h12M12 6v12"/>',
  minus: '<path d="M6 12h12"/>',
  filter: '<path d="M3.5 5.5h17l-6.5 8v6l-4-2v-4z"/>',
  cards: '<path d="M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z"/>',
  rows: '<path d="M4 6h16M4 12h16M4 18h16"/>',
  tiles: '<path d="M9 3h5v4H9zM4 8h5v4H4zM9 12h5v4H9zM14 12h5v4h-5zM9 17h5v4H9z"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  saved:
    '<path d="M7 18.5a4.3 4.3 0 01-.4-8.6A5.7 5.7 0 0117.5 9a4.8 4.8 0 01-.7 9.5z"/><path d="M9 13.7l2.2 2.2 3.8-4"/>',
  offline:
    '<path d="M4 4l16 16M2.5 9.5A15 15 0 017 6.8M10.5 5.7A15 15 0 0121.5 9.5M6 13.5a9.5 9.5 0 014-2.3M14.5 11.4A9.5 9.5 0 0118 13.5M9.5 17a4.2 4.2 0 015 0M12 20v.1"/>',
  up: '<path d="M12 19V5M6 11l6-6 6 6"/>',
  down: '<path d="M12 5v14M6 13l6 6 6-6"/>',
} as const;

export type IconName = keyof typeof icons;
