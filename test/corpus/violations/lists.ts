import type { Material, Step } from '../../../src/plugins/guide-publisher/domain/document/lists';
import { isAppliedFor } from '../guides';
import { localCopy, override, ofType, type Victim, type Violation } from './violation';

/** Mistakes in materials, steps, fees, conditions and intermediaries. */

const hasMaterials = (victim: Victim): boolean =>
  isAppliedFor(victim.item) && localCopy(victim, 'materials').length > 0;
const withSteps = ofType('05', '07', '08', '09', '10', '20');
const hasSteps = (victim: Victim): boolean => localCopy(victim, 'steps').length > 0;

export const LISTS: readonly Violation[] = [
  {
    rules: ['policy.standard'],
    fits: () => true,
    commit: (victim) => {
      const conditions = [...localCopy(victim, 'conditions'), { text: '在本辖区居住满一年' }];
      override(victim, 'conditions', conditions);
    },
  },
  {
    rules: ['policy.bounded'],
    fits: hasMaterials,
    commit: (victim) => addMaterial(victim, '近期工作情况的说明'),
  },
  {
    rules: ['material-no-catch-all', 'policy.bounded'],
    fits: hasMaterials,
    commit: (victim) => addMaterial(victim, '其他需要提供的材料'),
  },
  {
    rules: ['material-not-cancelled-certificate', 'policy.bounded'],
    fits: hasMaterials,
    commit: (victim) => addMaterial(victim, '无房证明'),
  },
  {
    rules: ['material-certificate-known'],
    fits: hasMaterials,
    commit: (victim) => changeMaterial(victim, () => true, { certificateCode: 'BJZM999' }),
  },
  {
    rules: ['material-names-unique'],
    fits: hasMaterials,
    commit: (victim) => {
      const materials = localCopy(victim, 'materials');
      override(victim, 'materials', [...materials, { ...materials[0]! }]);
    },
  },
  {
    rules: ['material-complete'],
    fits: (victim) => hasMaterials(victim) && victim.item.itemType !== '04',
    commit: (victim) => changeMaterial(victim, () => true, { source: '' }),
  },
  {
    rules: ['material-count-original'],
    fits: (victim) => localCopy(victim, 'materials').some(isOriginal),
    commit: (victim) => changeMaterial(victim, isOriginal, { originals: 0 }),
  },
  {
    rules: ['material-issued-source-note'],
    fits: (victim) => localCopy(victim, 'materials').some(isIssued),
    commit: (victim) => changeMaterial(victim, isIssued, { sourceNote: '' }),
  },
  {
    rules: ['materials-required'],
    fits: ofType('01', '05', '07', '08', '09', '10'),
    commit: (victim) => override(victim, 'materials', []),
  },
  {
    rules: ['stages-complete'],
    fits: (victim) => ofType('01')(victim) && hasSteps(victim),
    commit: (victim) =>
      override(
        victim,
        'steps',
        localCopy(victim, 'steps').filter(({ step }) => step !== 'issue')
      ),
  },
  {
    rules: ['step-details-complete'],
    fits: (victim) => withSteps(victim) && hasSteps(victim),
    commit: (victim) => changeStep(victim, { post: '' }),
  },
  {
    rules: ['step-limits-given'],
    fits: (victim) => ofType('05', '07', '08', '09', '10')(victim) && hasSteps(victim),
    commit: (victim) => changeStep(victim, { limit: null }),
  },
  {
    rules: ['process-required'],
    fits: (victim) => (withSteps(victim) || ofType('01')(victim)) && hasSteps(victim),
    commit: (victim) => override(victim, 'steps', []),
  },
  {
    rules: ['fee-items-needed'],
    fits: ({ item }) => item.charged === true && item.itemType !== '04',
    commit: (victim) => override(victim, 'fees', []),
  },
  {
    rules: ['fee-items-needed', 'levy-kind-required'],
    fits: ofType('04'),
    commit: (victim) => override(victim, 'fees', []),
  },
  {
    rules: ['intermediary-not-cleaned-up', 'intermediary-retained', 'policy.bounded'],
    fits: ofType('01'),
    commit: (victim) =>
      override(victim, 'intermediaries', [
        { code: 'BJZJ022', name: '水土保持方案技术评审', basis: '本地办事规程' },
      ]),
  },
];

const isOriginal = ({ form }: Material): boolean => form === '1';
const isIssued = ({ source }: Material): boolean => source === '20';

function addMaterial(victim: Victim, name: string): void {
  const materials = localCopy(victim, 'materials');
  const like = materials.find(({ source }) => source === '10') ?? materials[0]!;
  const added = { ...like, name, certificateCode: '', form: '1', originals: 1, copies: 0 };
  override(victim, 'materials', [...materials, added]);
}

function changeMaterial(
  victim: Victim,
  which: (material: Material) => boolean,
  change: Partial<Material>
): void {
  const materials = localCopy(victim, 'materials');
  const at = materials.findIndex(which);
  override(
    victim,
    'materials',
    materials.map((material, i) => (i === at ? { ...material, ...change } : material))
  );
}

/** Changes the step of review, or the first. */
function changeStep(victim: Victim, change: Partial<Step>): void {
  const steps = localCopy(victim, 'steps');
  const review = Math.max(
    0,
    steps.findIndex(({ step }) => step === 'review')
  );
  override(
    victim,
    'steps',
    steps.map((step, i) => (i === review ? { ...step, ...change } : step))
  );
}
