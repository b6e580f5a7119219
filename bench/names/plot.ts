/** A curve of the plot. */
export interface Line {
  readonly name: string;
  readonly points: { readonly size: number; readonly recall: number }[];
}

const [WIDTH, HEIGHT, MARGIN] = [640, 400, 60];
const COLOURS = ["#0b6e4f", "#c84c09", "#5a5a8a"];
const STEPS = 5;

/** Recall of misheard names against the size of the directory, as SVG; the sizes stand on a logarithmic axis. */
export function plot(lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(({ size }) => size))].toSorted((a, b) => a - b);
  const [least = 1, most = 1] = [sizes[0], sizes.at(-1)];
  const floor = Math.floor(Math.min(...points.map(({ recall }) => recall)) * 20) / 20;
  const x = (size: number): number =>
    MARGIN + ((WIDTH - 2 * MARGIN) * Math.log(size / least)) / (Math.log(most / least) || 1);
  const y = (recall: number): number =>
    HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * (recall - floor)) / (1 - floor || 1);
  const ticks = Array.from({ length: STEPS + 1 }, (_, at) => floor + ((1 - floor) * at) / STEPS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(WIDTH / 2, 28, "Misheard names: the right person comes first", "middle"),
    text(WIDTH / 2, HEIGHT - 14, "people in the directory", "middle"),
    ...ticks.flatMap((tick) => [
      `<path d="M${MARGIN} ${y(tick)}H${WIDTH - MARGIN}" stroke="#ddd"/>`,
      text(MARGIN - 8, y(tick) + 4, `${(100 * tick).toFixed(0)} %`, "end"),
    ]),
    ...sizes.map((size) => text(x(size), HEIGHT - MARGIN + 20, String(size), "middle")),
    ...lines.flatMap((line, at) => curve(line, COLOURS[at % COLOURS.length] ?? "black", x, y)),
    "</svg>\n",
  ].join("\n");
}

type Scale = (value: number) => number;

function curve({ name, points }: Line, colour: string, x: Scale, y: Scale): readonly string[] {
  const path = points.map(({ size, recall }) => `${x(size)} ${y(recall)}`).join("L");
  const dots = points.map(
    ({ size, recall }) => `<circle cx="${x(size)}" cy="${y(recall)}" r="4" fill="${colour}"/>`,
  );
  const [first] = points;
  const label = first ? [text(x(first.size) + 8, y(first.recall) - 8, name, "start", colour)] : [];
  return [
    `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...dots,
    ...label,
  ];
}

function text(x: number, y: number, words: string, anchor: string, colour = "#222"): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}
