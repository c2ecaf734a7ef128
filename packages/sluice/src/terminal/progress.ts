/** A stage line that is redrawn in place. */
export interface Progress {
  stage(name: string): void;
  /** Share of the present stage, 0 to 1. */
  share(done: number): void;
  /** Takes the line away. */
  end(): void;
}

const PATIENCE = 1000;
const REDRAW = 100;

/** Shows stages on a terminal once the work has taken a second; silent elsewhere. */
export function progressOn(stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): Progress {
  const start = performance.now();
  let name = '';
  let shown = 0;
  let lines = false;
  function draw(share?: number): void {
    const now = performance.now();
    if (!stream.isTTY || now - start < PATIENCE || now - shown < REDRAW) return;
    shown = now;
    lines = true;
    const seconds = ((now - start) / 1000).toFixed(1);
    const part = share === undefined ? '' : ` ${Math.round(share * 100)} %`;
    stream.write(`\r\u001b[K${name}${part} … ${seconds} s`);
  }
  return {
    stage(next) {
      name = next;
      shown = 0;
      draw();
    },
    share: draw,
    end() {
      if (lines) stream.write('\r\u001b[K');
    },
  };
}
