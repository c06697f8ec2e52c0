/** The loop the product is about, as a quiet picture: facts, decisions, actions, outcomes, and facts again. */
export function Backdrop() {
  return (
    <svg viewBox="0 0 480 640" preserveAspectRatio="xMidYMid slice" className="backdrop" aria-hidden>
      {[70, 120, 170, 220, 270, 320].map((radius, index) => (
        <circle key={radius} cx="240" cy="300" r={radius} data-ring={index} />
      ))}
      {nodes.map(([radius, angle, size]) => {
        const turn = (angle * Math.PI) / 180;
        return (
          <circle
            key={`${radius}-${angle}`}
            cx={240 + radius * Math.cos(turn)}
            cy={300 + radius * Math.sin(turn)}
            r={size}
            data-node
          />
        );
      })}
      <path d="M170 326c35 0 35-96 70-96s35 96 70 96" />
      <circle cx="240" cy="326" r="10" data-centre />
    </svg>
  );
}

const nodes: [radius: number, angle: number, size: number][] = [
  [120, 205, 5],
  [120, 20, 4],
  [170, 300, 7],
  [170, 110, 4],
  [220, 160, 6],
  [220, 45, 5],
  [270, 250, 5],
  [270, 335, 8],
  [320, 75, 6],
  [320, 195, 5],
];
