/** The shape of a page that is still coming. */
export function PageSkeleton() {
  return (
    <div className="skeleton" aria-busy="true">
      <Bone width="30%" height={22} />
      <Bone width="60%" height={14} />
      <Bone height={120} />
      <Bone height={280} />
    </div>
  );
}

export function Bone({ width = '100%', height = 14 }: { width?: string | number; height?: number }) {
  return <div className="bone" style={{ width, height }} />;
}
