import type {
  Certificate,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
} from '../../domain/document/records';
import type { CorpusSurvey } from '../../domain/template/corpus-checks';
import type { ReferenceSets } from '../../domain/template/types';
import { normalName } from '../../domain/template/values';
import type { ImportType } from '../../server/src/intake/tables';

/** What guides refer to, gathered from files instead of a database. */
export class References {
  readonly regions = new Map<string, Region>();
  readonly organizations = new Map<string, Organization>();
  readonly halls = new Map<string, ServiceHall>();
  /** JSON of templates, in the order of reading. */
  readonly templates: unknown[] = [];
  private readonly items = new Map<string, Map<number, StandardItem>>();
  private readonly sets = {
    retainedCertificates: new Set<string>(),
    cancelledCertificates: new Set<string>(),
    retainedIntermediaries: new Set<string>(),
    cleanedUpIntermediaries: new Set<string>(),
    cancelledItems: new Set<string>(),
  };

  /** Takes a record that `readRecords` has parsed with the schema of its type. */
  add(type: ImportType, record: Readonly<Record<string, unknown>>): void {
    switch (type) {
      case 'region':
        return void this.regions.set(String(record['code']), record as unknown as Region);
      case 'organization':
        return void this.organizations.set(
          String(record['creditCode']),
          record as unknown as Organization
        );
      case 'service-hall':
        return void this.halls.set(String(record['code']), record as unknown as ServiceHall);
      case 'standard-item':
        return this.addItem(record as unknown as StandardItem);
      case 'certificate':
        return this.addCertificate(record as unknown as Certificate);
      case 'intermediary-service':
        return this.addIntermediary(record as unknown as IntermediaryService);
      case 'template':
        return void this.templates.push(record);
      case 'service-guide':
      case 'flowchart':
        return;
    }
  }

  item(basicCode: string, version: number): StandardItem | undefined {
    return this.items.get(basicCode)?.get(version);
  }

  versionsOf(basicCode: string): readonly number[] {
    return [...(this.items.get(basicCode)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** The sets that rules look up; `today` is an ISO date. */
  setsAt(today: string, survey: CorpusSurvey): ReferenceSets {
    return { ...this.sets, duplicateCodes: survey.duplicateCodes(), today };
  }

  private addItem(item: StandardItem): void {
    const versions = this.items.get(item.basicCode) ?? new Map<number, StandardItem>();
    this.items.set(item.basicCode, versions.set(item.version, item));
    if (item.status === '3') addNames(this.sets.cancelledItems, item.basicCode, item.name);
  }

  private addCertificate({ code, name, status }: Certificate): void {
    const { cancelledCertificates, retainedCertificates } = this.sets;
    addNames(status === 'cancelled' ? cancelledCertificates : retainedCertificates, code, name);
  }

  private addIntermediary({ code, name, status }: IntermediaryService): void {
    const { cleanedUpIntermediaries, retainedIntermediaries } = this.sets;
    addNames(
      status === 'cleaned-up' ? cleanedUpIntermediaries : retainedIntermediaries,
      code,
      name
    );
  }
}

/** Rules look up a value as it is and in its normal form. */
function addNames(set: Set<string>, code: string, name: string): void {
  for (const each of [code, name, normalName(name)]) if (each !== '') set.add(each);
}
