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

/** Side of the squares that things are filed under: a box covers one or two, most charts take a dozen. */
const SQUARE = 300;
/** More squares in a row than any drawing has. */
const ROW = 1 << 16;

/** What stands on a page, filed by place, so that a look at one place does not go through all. */
export class Obstacles {
  private readonly squares = new Map<number, Obstacle[]>();

  add(rect: Rect, cost: number, owner = -1): void {
    const obstacle = { ...rect, cost, owner };
    eachSquare(rect, (key) => {
      const square = this.squares.get(key);
      if (square) square.push(obstacle);
      else this.squares.set(key, [obstacle]);
    });
  }

  /** Sum of the costs of all that `rect` would lie on; what belongs to `owner` costs nothing. */
  cost(rect: Rect, owner: number): number {
    const met: Obstacle[] = [];
    eachSquare(rect, (key) => {
      for (const one of this.squares.get(key) ?? []) {
        if (one.owner !== owner && meet(one, rect) && !met.includes(one)) met.push(one);
      }
    });
    return met.reduce((sum, one) => sum + one.cost, 0);
  }
}

const meet = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function eachSquare({ left, top, right, bottom }: Rect, visit: (key: number) => void): void {
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1) {
      visit(x * ROW + y);
    }
  }
}
