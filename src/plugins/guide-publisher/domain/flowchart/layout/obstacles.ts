/** Lengths in units of the drawing. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Obstacle extends Rect {
  readonly cost: number;
  /** Number of the line that it belongs to: that one is not in its own way. */
  readonly owner: number;
}

/** Side of the squares that things are filed under: a box covers a few, a label one or two. */
const SQUARE = 120;
/** More squares in a row than any drawing has. */
const ROW = 1 << 16;

/** What stands on a page, filed by place, so that a look at one place does not go through all. */
export class Obstacles {
  private readonly squares = new Map<number, Obstacle[]>();

  add(rect: Rect, cost: number, owner = -1): void {
    const obstacle = { ...rect, cost, owner };
    for (const key of keysOf(rect)) {
      const square = this.squares.get(key);
      if (square) square.push(obstacle);
      else this.squares.set(key, [obstacle]);
    }
  }

  /** Sum of the costs of all that `rect` would lie on; what belongs to `owner` costs nothing. */
  cost(rect: Rect, owner: number): number {
    const met = new Set<Obstacle>();
    for (const key of keysOf(rect)) {
      for (const one of this.squares.get(key) ?? []) {
        if (one.owner !== owner && meet(one, rect)) met.add(one);
      }
    }
    let cost = 0;
    for (const one of met) cost += one.cost;
    return cost;
  }
}

const meet = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function* keysOf({ left, top, right, bottom }: Rect): Generator<number> {
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1) {
      yield x * ROW + y;
    }
  }
}
