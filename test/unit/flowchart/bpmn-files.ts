/** Files as modelling tools of several vendors write them, small enough to be read. */

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** Default namespace, two pools, nested lanes, a subprocess, a boundary event, messages, data, a group, notes, other vendors' extensions. */
export const VENDOR = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${MODEL}" xmlns:acme="http://acme.example/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" name="Permit" targetNamespace="urn:x" acme:version="7">
  <message id="msg" name="Application"/>
  <dataStore id="store" name="Register"/>
  <collaboration id="col">
    <participant id="p1" name="申请人"/>
    <participant id="p2" name="Office" processRef="proc"/>
    <messageFlow id="mf" sourceRef="p1" targetRef="start"/>
  </collaboration>
  <process id="proc" name="Handling" isExecutable="true">
    <extensionElements><acme:graphStyle><acme:basic background="255,255,255"/><Grid spacing="15"/></acme:graphStyle></extensionElements>
    <laneSet id="ls">
      <lane id="outer" name="Outer"><childLaneSet id="cls">
        <lane id="l1" name="综合窗口"><flowNodeRef>start</flowNodeRef><flowNodeRef>check</flowNodeRef><flowNodeRef>gw</flowNodeRef></lane>
        <lane id="l2" name="审批科"><flowNodeRef>sub</flowNodeRef><flowNodeRef>merge</flowNodeRef></lane>
      </childLaneSet></lane>
    </laneSet>
    <startEvent id="start" name="Application&#xD;&#xA;received"><outgoing>f1</outgoing><messageEventDefinition messageRef="msg"/></startEvent>
    <userTask id="check" name="Check papers" acme:assignee="\${clerk}">
      <documentation>All papers complete</documentation>
      <extensionElements><acme:meta key="color" value="#ffffcc"/><acme:form><acme:field name="a &amp; b"/></acme:form></extensionElements>
      <incoming>f1</incoming><outgoing>f2</outgoing>
      <dataInputAssociation id="dia"><sourceRef>papers</sourceRef></dataInputAssociation>
    </userTask>
    <boundaryEvent id="late" name="5 days" attachedToRef="check"><outgoing>f6</outgoing><timerEventDefinition/></boundaryEvent>
    <exclusiveGateway id="gw"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <subProcess id="sub" name="Review"><incoming>f3</incoming><outgoing>f5</outgoing>
      <startEvent id="s1"><outgoing>s12</outgoing></startEvent>
      <businessRuleTask id="s2" name="Rules"><incoming>s12</incoming></businessRuleTask>
      <sequenceFlow id="s12" sourceRef="s1" targetRef="s2"/>
    </subProcess>
    <callActivity id="call" name="Refuse"><incoming>f4</incoming><outgoing>f7</outgoing></callActivity>
    <intermediateThrowEvent id="told" name="Told"><incoming>f6</incoming></intermediateThrowEvent>
    <parallelGateway id="merge"><incoming>f5</incoming><incoming>f7</incoming><outgoing>f8</outgoing></parallelGateway>
    <endEvent id="end" name="Done"><incoming>f8</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
    <sequenceFlow id="f2" sourceRef="check" targetRef="gw"/>
    <sequenceFlow id="f3" name="complete" sourceRef="gw" targetRef="sub"/>
    <sequenceFlow id="f4" sourceRef="gw" targetRef="call"><conditionExpression xsi:type="tFormalExpression">\${incomplete}</conditionExpression></sequenceFlow>
    <sequenceFlow id="f5" sourceRef="sub" targetRef="merge"/>
    <sequenceFlow id="f6" sourceRef="late" targetRef="told"/>
    <sequenceFlow id="f7" sourceRef="call" targetRef="merge"/>
    <sequenceFlow id="f8" sourceRef="merge" targetRef="end"/>
    <dataObject id="do"/><dataObjectReference id="papers" name="Papers" dataObjectRef="do"/>
    <textAnnotation id="note"><text>Once only</text></textAnnotation>
    <association id="as" sourceRef="check" targetRef="note"/>
    <group id="grp"/>
  </process>
</definitions>`;

/**
 * Two prefixes for BPMN and a default namespace of somebody else, `xml:lang`, references to errors and items, a default flow, a loop, an
 * event subprocess, texts in other languages on every part.
 */
export const NAMESPACES = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<s:definitions xmlns:s="${MODEL}" xmlns:bpmn="${MODEL}" xmlns="http://vendor.example/default" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tr="http://vendor.example/tr" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xsi:schemaLocation="${MODEL} BPMN20.xsd" xml:lang="en" id="defs" targetNamespace="http://vendor.example/default" tr:languages="de">
<s:itemDefinition id="item" structureRef="tr:string" tr:basic="true"/>
<s:error id="err" name="Fraud" errorCode="42" structureRef="item"/>
<s:collaboration id="col" name="Col"><s:participant id="p1" name="Onboarding" processRef="proc"><s:extensionElements><tr:text xml:lang="de">Aufnahme</tr:text></s:extensionElements></s:participant></s:collaboration>
<s:process id="proc" name="Onboarding">
<s:startEvent id="st" name="In"><s:outgoing>a1</s:outgoing></s:startEvent>
<s:exclusiveGateway id="gw" name="Risk?" default="a3"><s:incoming>a1</s:incoming><s:outgoing>a2</s:outgoing><s:outgoing>a3</s:outgoing></s:exclusiveGateway>
<s:callActivity id="ca" name="Manual" calledElement="tr:proc2" tr:kind="process"><s:incoming>a2</s:incoming><s:outgoing>a4</s:outgoing></s:callActivity>
<s:boundaryEvent id="be" name="Fraud" attachedToRef="ca"><s:outgoing>a5</s:outgoing><s:errorEventDefinition id="eed" errorRef="err"/></s:boundaryEvent>
<s:userTask id="ut" name="Auto" tr:ro="false"><s:extensionElements><tr:text xml:lang="de">Selbst</tr:text></s:extensionElements><s:incoming>a3</s:incoming><s:outgoing>a6</s:outgoing><s:multiInstanceLoopCharacteristics id="mi" isSequential="true"><s:loopCardinality xsi:type="s:tFormalExpression">3</s:loopCardinality></s:multiInstanceLoopCharacteristics></s:userTask>
<s:endEvent id="e1" name="No"><s:incoming>a5</s:incoming><s:terminateEventDefinition id="ted"/></s:endEvent>
<s:endEvent id="e2" name="Yes"><s:incoming>a4</s:incoming><s:incoming>a6</s:incoming></s:endEvent>
<s:subProcess id="esp" triggeredByEvent="true"><s:startEvent id="es" name="Timeout"><s:timerEventDefinition id="tm"><s:timeDuration xsi:type="s:tFormalExpression">P5D</s:timeDuration></s:timerEventDefinition></s:startEvent></s:subProcess>
<s:sequenceFlow id="a1" sourceRef="st" targetRef="gw"/><s:sequenceFlow id="a2" name="yellow" sourceRef="gw" targetRef="ca"/><s:sequenceFlow id="a3" name="green" sourceRef="gw" targetRef="ut"><s:extensionElements><tr:text xml:lang="de">grün</tr:text></s:extensionElements></s:sequenceFlow><s:sequenceFlow id="a4" sourceRef="ca" targetRef="e2"/><s:sequenceFlow id="a5" sourceRef="be" targetRef="e1"/><s:sequenceFlow id="a6" sourceRef="ut" targetRef="e2"/>
</s:process></s:definitions>`;

/** Another prefix, two processes with messages between their nodes, no lanes. */
export const PREFIXED = `<semantic:definitions xmlns:semantic="${MODEL}" id="d" targetNamespace="urn:y">
  <semantic:collaboration id="c">
    <semantic:participant id="a" name="A" processRef="pa"/><semantic:participant id="b" name="B" processRef="pb"/>
    <semantic:messageFlow id="m" name="letter" sourceRef="ta" targetRef="tb"/>
  </semantic:collaboration>
  <semantic:process id="pa"><semantic:sendTask id="ta" name="Send"/></semantic:process>
  <semantic:process id="pb"><semantic:receiveTask id="tb" name="Receive"/><semantic:endEvent id="e"/><semantic:sequenceFlow id="f" sourceRef="tb" targetRef="e"/></semantic:process>
</semantic:definitions>`;

/** What tools get wrong: no ids, ids twice, references to nothing, unknown elements. */
export const BROKEN = `<bpmn:definitions xmlns:bpmn="${MODEL}">
  <bpmn:process>
    <bpmn:task name="no id"/><bpmn:task id="t"/><bpmn:task id="t" name="again"/><bpmn:teleport id="x"/>
    <bpmn:sequenceFlow id="f" sourceRef="t" targetRef="gone"/><bpmn:sequenceFlow id="g"/>
    <bpmn:boundaryEvent id="b" attachedToRef="nothing"/>
  </bpmn:process>
</bpmn:definitions>`;

export const HOSTILE: ReadonlyArray<readonly [name: string, text: string, code: string]> = [
  [
    'an external entity',
    `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions xmlns="${MODEL}"><process><task name="&x;"/></process></definitions>`,
    'bpmn-doctype',
  ],
  [
    'an entity declared in lower case',
    `<!doctype d><definitions xmlns="${MODEL}"/>`,
    'bpmn-doctype',
  ],
  [
    'a file of 6 MB',
    `<definitions xmlns="${MODEL}">${' '.repeat(6_000_000)}</definitions>`,
    'bpmn-too-large',
  ],
  ['another kind of XML', '<html><body/></html>', 'bpmn-root'],
  ['XML that breaks off', `<definitions xmlns="${MODEL}"><process>`, 'bpmn-unreadable'],
  ['a file without a process', `<definitions xmlns="${MODEL}"/>`, 'bpmn-empty'],
  [
    '5,000 tasks',
    `<definitions xmlns="${MODEL}"><process>${'<task/>'.repeat(5000)}</process></definitions>`,
    'too-many',
  ],
  [
    'elements nested 50,000 deep',
    `<definitions xmlns="${MODEL}"><process>${'<subProcess>'.repeat(50_000)}`,
    'bpmn-unreadable',
  ],
  [
    '150,000 references in one element',
    `<definitions xmlns="${MODEL}"><process><task>${'<incoming>f</incoming>'.repeat(150_000)}</task></process></definitions>`,
    'too-many',
  ],
  [
    'a million references in one attribute',
    `<definitions xmlns="${MODEL}"><process><task incoming="${'f '.repeat(1_000_000)}"/></process></definitions>`,
    'too-many',
  ],
  ['nothing', '', 'not-chart-or-bpmn'],
  ['plain text', 'hello', 'not-chart-or-bpmn'],
  ['JSON that breaks off', '{"nodes": [', 'json-malformed'],
];
