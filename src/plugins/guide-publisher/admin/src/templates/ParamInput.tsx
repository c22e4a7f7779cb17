import { Checkbox, Field, Flex, IconButton, TextButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { TemplateProblem } from '../../../domain/template/parse';
import { CellInput, CellSelect } from '../fields/cells';
import { useText } from '../text/use-text';
import { addressLabel } from './address-label';
import { optionLabel } from './option-label';
import { JsonInput } from './JsonInput';
import { ProblemsAt } from './Problems';
import type { Param } from './params-form';

interface ParamInputProps {
  readonly param: Param;
  readonly value: unknown;
  /** The datalist with the addresses of fields. */
  readonly listId: string;
  readonly problems: readonly TemplateProblem[];
  readonly at: string;
  /** `undefined` takes the parameter away. */
  readonly onChange: (value: unknown) => void;
  readonly onBroken: (broken: boolean) => void;
}

/** The input of one parameter. */
export function ParamInput(props: ParamInputProps) {
  const { locale } = useText();
  const { param, value, problems, at, onChange } = props;
  const label = param.label[locale];
  if (param.kind === 'json') return <JsonInput {...props} label={label} />;
  if (param.kind === 'boolean') {
    return (
      <Checkbox
        checked={value === true}
        onCheckedChange={(on) => onChange(on === true || undefined)}
      >
        {label}
      </Checkbox>
    );
  }
  return (
    <Field.Root required={param.required}>
      <Field.Label>{label}</Field.Label>
      <PlainInput {...props} label={label} />
      {param.kind !== 'fields' && <ProblemsAt problems={problems} at={at} />}
    </Field.Root>
  );
}

type PlainInputProps = ParamInputProps & { readonly label: string };

function PlainInput(props: PlainInputProps) {
  const { t, locale } = useText();
  const { param, value, label, listId, onChange } = props;
  const text = value === undefined || value === null ? '' : String(value);
  switch (param.kind) {
    case 'fields':
      return <FieldsInput {...props} />;
    case 'choices':
      return <ChoicesInput {...props} options={param.options} />;
    case 'choice':
      return (
        <CellSelect
          aria-label={label}
          value={text}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          <option value="">{t('field.choose')}</option>
          {param.options.map((option) => (
            <option key={option} value={option}>
              {optionLabel(param.name, option, locale)}
            </option>
          ))}
        </CellSelect>
      );
    case 'number':
      return (
        <CellInput
          type="number"
          aria-label={label}
          $width="12rem"
          value={text}
          onChange={({ target }) =>
            onChange(target.value === '' ? undefined : Number(target.value))
          }
        />
      );
    default:
      return (
        <>
          <CellInput
            aria-label={label}
            list={param.kind === 'field' ? listId : undefined}
            value={text}
            onChange={({ target }) => onChange(target.value || undefined)}
          />
          {param.kind === 'field' && text && <AddressHint address={text} />}
        </>
      );
  }
}

/** Addresses of fields, one a line, each with its name beside it. */
function FieldsInput({ value, label, listId, problems, at, onChange }: PlainInputProps) {
  const { t } = useText();
  const addresses = Array.isArray(value) ? value.map(String) : [];
  const put = (i: number, address: string) => onChange(addresses.with(i, address));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {addresses.map((address, i) => (
        <div key={i}>
          <Flex gap={2}>
            <CellInput
              aria-label={`${label} ${i + 1}`}
              list={listId}
              $width="30rem"
              value={address}
              onChange={(event) => put(i, event.target.value)}
            />
            <AddressHint address={address} />
            <IconButton
              label={t('list.remove')}
              variant="ghost"
              size="S"
              onClick={() => onChange(addresses.toSpliced(i, 1))}
            >
              <Trash />
            </IconButton>
          </Flex>
          <ProblemsAt problems={problems} at={`${at}/${i}`} />
        </div>
      ))}
      <ProblemsAt problems={problems.filter(({ path }) => path === at)} at={at} />
      <div>
        <TextButton startIcon={<Plus />} onClick={() => onChange([...addresses, ''])}>
          {t('rule.add-field')}
        </TextButton>
      </div>
    </Flex>
  );
}

function AddressHint({ address }: { readonly address: string }) {
  const { locale } = useText();
  const name = addressLabel(address, locale);
  return (
    <Typography variant="pi" textColor="neutral700">
      {name === address ? '' : name}
    </Typography>
  );
}

function ChoicesInput({
  param,
  value,
  options,
  onChange,
}: PlainInputProps & { readonly options: readonly string[] }) {
  const { locale } = useText();
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  const toggle = (option: string, on: boolean) =>
    onChange(options.filter((each) => (each === option ? on : chosen.has(each))));
  return (
    <Flex gap={4} wrap="wrap">
      {options.map((option) => (
        <Checkbox
          key={option}
          checked={chosen.has(option)}
          onCheckedChange={(on) => toggle(option, on === true)}
        >
          {optionLabel(param.name, option, locale)}
        </Checkbox>
      ))}
    </Flex>
  );
}
