import fc from 'fast-check';
import {
  MAX_STEPS,
  begin,
  record,
  redo,
  undo,
  type History,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/history';

const write = (history: History<string>, next: string, merge = '') =>
  record(history, next, { what: `to ${next}`, merge });

test('undo gives back every state in turn, redo the way forth', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), (states) => {
      const [first, ...rest] = states as [string, ...string[]];
      let history = rest.reduce((made, next) => write(made, next), begin(first));
      for (const state of [...states].reverse()) {
        expect(history.present).toBe(state);
        history = undo(history);
      }
      expect(undo(history)).toBe(history);
      for (const state of rest) {
        history = redo(history);
        expect(history.present).toBe(state);
      }
      expect(redo(history)).toBe(history);
    })
  );
});

test('a change after undo takes the place of what was undone', () => {
  const history = write(undo(write(begin('a'), 'b')), 'c');
  expect(history.future).toEqual([]);
  expect(undo(history).present).toBe('a');
});

test('letters typed into one cell are one step, until another cell is typed into or something is undone', () => {
  const typed = write(write(begin(''), '受', 'label 1'), '受理', 'label 1');
  expect(undo(typed).present).toBe('');
  const elsewhere = write(typed, '窗口', 'post 1');
  expect(undo(elsewhere).present).toBe('受理');
  expect(undo(write(undo(elsewhere), '受理费', 'label 1')).present).toBe('受理');
});

test('what changes nothing is no step', () => {
  const history = begin('a');
  expect(write(history, 'a')).toBe(history);
});

test('the oldest steps are forgotten', () => {
  let history = begin('0');
  for (let i = 1; i <= MAX_STEPS + 50; i++) history = write(history, String(i));
  expect(history.past).toHaveLength(MAX_STEPS);
  expect(history.past.at(-1)).toEqual({
    state: String(MAX_STEPS + 49),
    what: `to ${MAX_STEPS + 50}`,
  });
});
