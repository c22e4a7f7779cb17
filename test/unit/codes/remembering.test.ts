import { parseCreditCode } from '../../../src/plugins/guide-publisher/domain/codes/credit';
import {
  parsed,
  failed,
  problem,
  remembering,
} from '../../../src/plugins/guide-publisher/domain/codes/parsed';

describe('a reader that remembers', () => {
  it('reads a right value once and a wrong one each time', () => {
    const asked: string[] = [];
    const read = remembering((value: string) => {
      asked.push(value);
      return value === 'right' ? parsed(value) : failed([problem('x', '错', 'wrong')]);
    });
    for (const value of ['right', 'wrong', 'right', 'wrong', '__proto__']) {
      expect(read(value).ok).toBe(value === 'right');
    }
    expect(asked).toEqual(['right', 'wrong', 'wrong', '__proto__']);
  });

  it('gives the same answer again, and another for another value', () => {
    const right = '91350100M000100Y43';
    expect(parseCreditCode(right)).toEqual(parseCreditCode(right));
    expect(parseCreditCode(right).ok).toBe(true);
    expect(parseCreditCode('91350100M000100Y4Z').ok).toBe(false);
  });
});
