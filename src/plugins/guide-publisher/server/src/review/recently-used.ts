/** Keeps what was asked for last: for what does not fit into memory as a whole, and is asked for in waves. */
export class RecentlyUsed<V> {
  /** The longest unused first. */
  private readonly entries = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
  }

  /** Forgets the longest unused ones. Only this does, so that what was just put in is there to be used. */
  trim(): void {
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) return;
      this.entries.delete(oldest);
    }
  }
}
