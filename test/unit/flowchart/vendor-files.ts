/** What tools of other vendors write that a strict reader would lose. */

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** References with a prefix, no drawing, a foreign version attribute. */
export const PREFIXED_REFERENCES = `<?xml version="1.0"encoding="UTF-8"?>
<bpmn:definitions xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:Process="urn:p" xmlns:bpmn="${MODEL}" id="defs" targetNamespace="urn:p">
  <bpmn:process id="p1" name="Process">
    <bpmn:serviceTask id="t1" name="One"/><bpmn:serviceTask id="t2" name="Two"/>
    <bpmn:boundaryEvent id="b1" attachedToRef="Process:t1"><bpmn:messageEventDefinition/></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="Process:t1" targetRef="Process:t2"/>
    <bpmn:sequenceFlow id="f2" sourceRef="b1" targetRef="t2"/>
  </bpmn:process>
</bpmn:definitions>`;

/** Elements of nobody's namespace in the midst of the process; event definitions at the top. */
export const FOREIGN_CHILDREN = `<?xml version="1.0" encoding="iso-8859-1" standalone="yes"?>
<bpmn:definitions xmlns:bpmn="${MODEL}" xmlns:v="urn:vendor">
  <bpmn:process id="p1"><geometry x="1"/>
    <bpmn:startEvent id="s"><geometry x="90" y="80"/><bpmn:outgoing>f</bpmn:outgoing><bpmn:eventDefinitionRef>ed</bpmn:eventDefinitionRef></bpmn:startEvent>
    <bpmn:task id="t" name="Pr\u00fcfen" v:colour="red"><v:style><v:fill>red</v:fill></v:style></bpmn:task>
    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"><waypoint x="130"/></bpmn:sequenceFlow>
  </bpmn:process>
  <bpmn:messageEventDefinition id="ed"/>
</bpmn:definitions>`;

/** Ids in Chinese, with digits first, as GUIDs, with spaces; a process called like its task; a shape called like it too. */
export const ODD_IDS = `<definitions xmlns="${MODEL}" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="1">
  <process id="请假 (1)">
    <laneSet id="9"><lane id="甲" name="窗口"><flowNodeRef>开始</flowNodeRef><flowNodeRef>{0A-1B}</flowNodeRef></lane></laneSet>
    <startEvent id="开始"/><userTask id="{0A-1B}" name="受理"/><task id="请假 (1)" name="审查"/><task id="审"/><endEvent id="007"/>
    <sequenceFlow id="f 1" sourceRef="开始" targetRef="{0A-1B}"/>
    <sequenceFlow id="f 2" sourceRef="{0A-1B}" targetRef="审"/>
    <sequenceFlow id="f 3" sourceRef="审" targetRef="007"/>
  </process>
  <bpmndi:BPMNDiagram id="审"><bpmndi:BPMNPlane bpmnElement="请假 (1)"><bpmndi:BPMNShape id="审" bpmnElement="审"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;

export const CHOREOGRAPHY = `<definitions xmlns="${MODEL}" id="d">
  <choreography id="c" name="Order">
    <participant id="buyer" name="Buyer"/><participant id="seller" name="Seller"/>
    <messageFlow id="m" sourceRef="buyer" targetRef="seller"/>
    <startEvent id="s"/>
    <choreographyTask id="t" name="Order" initiatingParticipantRef="buyer"><participantRef>buyer</participantRef><participantRef>seller</participantRef></choreographyTask>
    <subChoreography id="sub" name="Pay" initiatingParticipantRef="buyer"><choreographyTask id="u" name="Invoice" initiatingParticipantRef="seller"/></subChoreography>
    <exclusiveGateway id="g"/><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="g"/>
    <sequenceFlow id="f3" sourceRef="g" targetRef="sub"/><sequenceFlow id="f4" sourceRef="sub" targetRef="e"/>
    <textAnnotation id="n"><text>Once</text></textAnnotation>
  </choreography>
</definitions>`;

/** Who talks with whom, and no process at all. */
export const CONVERSATION = `<definitions xmlns="${MODEL}" id="d">
  <collaboration id="c"><participant id="a" name="A"/><participant id="b" name="B"/>
    <conversation id="talk" name="Talk"><participantRef>a</participantRef></conversation>
    <conversationLink id="l" sourceRef="a" targetRef="talk"/><messageFlow id="m" sourceRef="a" targetRef="b"/>
  </collaboration>
</definitions>`;

/** A mail in a script names a document type; so does a comment. */
export const MAIL = `<?xml version="1.0"?><!-- <!DOCTYPE old> -->
<definitions xmlns="${MODEL}" xmlns:f="http://flowable.org/bpmn"><process id="p">
  <serviceTask id="t" f:type="mail"><extensionElements><f:field name="html"><f:expression><![CDATA[<!DOCTYPE html><p>ok</p>]]></f:expression></f:field></extensionElements></serviceTask>
</process></definitions>`;

/** A chain of so many tasks. */
export function chainOf(tasks: number): string {
  const each = Array.from({ length: tasks }, (_, i) => i);
  const nodes = each.map((i) => `<task id="t${i}" name="Step ${i}"/>`);
  const flows = each
    .slice(1)
    .map((i) => `<sequenceFlow id="f${i}" sourceRef="t${i - 1}" targetRef="t${i}"/>`);
  return `<definitions xmlns="${MODEL}"><process id="p">${[...nodes, ...flows].join('')}</process></definitions>`;
}
