const paths: Record<string, string> = {
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  loans: 'M4 7h16v11H4zM4 10h16M8 15h3',
  statements: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
  messages: 'M4 5h16v11H9l-5 4z',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  sent: 'M4 12l16-8-6 16-3-7z',
  data: 'M5 6c0-2 14-2 14 0v12c0 2-14 2-14 0zM5 12c0 2 14 2 14 0M5 6c0 2 14 2 14 0',
  users: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 3-6 6-6s6 2 6 6M16 11a3 3 0 0 0 0-6M17 14c2 0 4 2 4 6',
};

export const Icon = ({ name }: { name: string }) => (
  <svg className="p-icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
