/** The part of bpmn-moddle that is used here; the package's own types cover the elements of BPMN but not its entry point. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>);
    fromXML(xml: string): Promise<{
      rootElement: object;
      warnings: ReadonlyArray<{
        readonly message: string;
        readonly element?: object;
        readonly property?: string;
        readonly value?: unknown;
      }>;
    }>;
    toXML(element: object, options?: { format?: boolean }): Promise<{ xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): object;
    getPackages(): ReadonlyArray<{ readonly prefix: string }>;
  }
}
