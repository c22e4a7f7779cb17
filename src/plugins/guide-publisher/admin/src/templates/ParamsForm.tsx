import { useId } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { DocumentKind } from '../../../domain/document/document';
import type { TemplateProblem } from '../../../domain/template/parse';
import { useText } from '../text/use-text';
import { addressLabel } from './address-label';
import { JsonInput } from './JsonInput';
import { ParamInput } from './ParamInput';
import { fieldAddresses, paramsOf } from './params-form';

interface ParamsFormProps {
  readonly kind: string;
  readonly params: unknown;
  /** Kinds of document whose fields are offered. */
  readonly documents: readonly DocumentKind[];
  readonly problems: readonly TemplateProblem[];
  /** Place of the parameters in the template. */
  readonly at: string;
  readonly onChange: (params: unknown) => void;
  readonly onBroken: (name: string, broken: boolean) => void;
}

/** Inputs for the parameters of a rule; what has no form is written as JSON. */
export function ParamsForm({ kind, params, documents, onChange, ...rest }: ParamsFormProps) {
  const { t, locale } = useText();
  const listId = useId();
  const { problems, at, onBroken } = rest;
  const inputs = paramsOf(kind, params);
  if (!inputs) {
    return (
      <JsonInput
        label={t('rule.params-json')}
        value={params}
        problems={problems}
        at={at}
        onChange={onChange}
        onBroken={(broken) => onBroken('params', broken)}
      />
    );
  }
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  const set = (name: string, value: unknown) => {
    const { [name]: _before, ...others } = values;
    onChange(value === undefined ? others : { ...values, [name]: value });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {inputs.length === 0 && (
        <Typography variant="pi" textColor="neutral600">
          {t('rule.no-params')}
        </Typography>
      )}
      {inputs.map((param) => (
        <ParamInput
          key={param.name}
          param={param}
          value={values[param.name]}
          listId={listId}
          problems={problems}
          at={`${at}/${param.name}`}
          onChange={(value) => set(param.name, value)}
          onBroken={(broken) => onBroken(`params.${param.name}`, broken)}
        />
      ))}
      <datalist id={listId}>
        {fieldAddresses(documents).map((address) => (
          <option key={address} value={address} label={addressLabel(address, locale)} />
        ))}
      </datalist>
    </Flex>
  );
}
