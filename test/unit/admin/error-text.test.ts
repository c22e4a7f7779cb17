import {
  ERRORS,
  PublisherError,
} from '../../../src/plugins/guide-publisher/shared/contracts/errors';
import {
  codeText,
  errorText,
  refusalTexts,
} from '../../../src/plugins/guide-publisher/admin/src/api/error-text';

test('a refusal of ours is said in the language of the user', () => {
  const { message, messages } = new PublisherError('publish.open-errors', { count: 3 });
  expect(errorText({ message, details: { messages } }, 'zh-Hans')).toBe(
    '有 3 个错误未改正，不能发布'
  );
  expect(errorText({ message: 'Forbidden' }, 'zh-Hans')).toBe('Forbidden');
  expect(errorText(new Error('Failed to fetch'), 'en')).toBe('Failed to fetch');
});

test('a code is said with its values; one that is not known as it is', () => {
  expect(codeText('submit.open-errors', 'zh-Hans', { count: 2 })).toBe(
    '有 2 个错误未改正，不能提交审核'
  );
  expect(codeText('toString', 'en', {})).toBe('toString');
});

test('the Content Manager finds the message that the server sends', () => {
  const sent = new PublisherError('publish.not-approved').message;
  expect(refusalTexts('zh-Hans')['content-manager.apiError.' + sent]).toBe(
    ERRORS['publish.not-approved'].message['zh-Hans']
  );
});
