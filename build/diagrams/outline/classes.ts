import type { Outline, OutlineLink } from '../../../src/core/model/outline';
import { plainLabel, withDetails } from './plainLabel';

interface Member {
  getDisplayDetails(): { readonly displayText: string };
}

interface Relation {
  readonly id1: string;
  readonly id2: string;
  readonly title?: string;
  /** What stands at each end, such as `0..*`, or `none`. */
  readonly relationTitle1: string;
  readonly relationTitle2: string;
  readonly relation: {
    readonly type1: number | 'none';
    readonly type2: number | 'none';
    readonly lineType: number;
  };
}

interface ClassModel {
  getClasses(): ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly label: string;
      readonly annotations: readonly string[];
      readonly members: readonly Member[];
      readonly methods: readonly Member[];
    }
  >;
  getRelations(): readonly Relation[];
  getNotes(): ReadonlyMap<string, { readonly class: string; readonly text: string }>;
  readonly relationType: Readonly<
    Record<'AGGREGATION' | 'EXTENSION' | 'COMPOSITION' | 'DEPENDENCY' | 'LOLLIPOP', number>
  >;
  readonly lineType: { readonly DOTTED_LINE: number };
}

/** Classes with their members, notes, and what every line between two classes says. */
export function outlineClasses(model: ClassModel): Outline {
  const classes = model.getClasses();
  const nameOf = (id: string) => plainLabel(classes.get(id)?.label) || id;
  const nodes = [...classes.values()].map(({ id, annotations, members, methods }) => {
    const kind = annotations.length === 0 ? '' : ` (${annotations.map(plainLabel).join(', ')})`;
    const details = [...members, ...methods].map((member) =>
      plainLabel(member.getDisplayDetails().displayText),
    );
    return withDetails(nameOf(id) + kind, details);
  });
  const notes = [...model.getNotes().values()].map(({ class: id, text }) =>
    id === '' ? `Note: ${plainLabel(text)}` : `Note at ${nameOf(id)}: ${plainLabel(text)}`,
  );
  return {
    nodes: [...nodes, ...notes],
    links: model.getRelations().map((relation) => toLink(relation, nameOf, model)),
  };
}

/** A relation reads from the class that says something about the other: a child extends, a whole has parts. */
function toLink(relation: Relation, nameOf: (id: string) => string, model: ClassModel): OutlineLink {
  const { type1, type2, lineType } = relation.relation;
  const isDotted = lineType === model.lineType.DOTTED_LINE;
  const mark = type1 === 'none' ? type2 : type1;
  const { AGGREGATION, COMPOSITION } = model.relationType;
  const isWhole = mark === AGGREGATION || mark === COMPOSITION;
  // The mark of a whole stands at the class that speaks, every other at the class that is spoken of.
  const isForward = mark === 'none' || (type1 === 'none') !== isWhole;
  const [from, to] = isForward ? [relation.id1, relation.id2] : [relation.id2, relation.id1];
  const ends = [relation.relationTitle1, relation.relationTitle2].map((end) =>
    end === 'none' ? '' : plainLabel(end),
  );
  const [many = '', other = ''] = isForward ? ends : ends.toReversed();
  const count = many === '' && other === '' ? '' : `, ${many || '1'} to ${other || '1'}`;
  const word = verb(mark, isDotted, model) + (type1 !== 'none' && type2 !== 'none' ? ' (both ways)' : '');
  return {
    from: nameOf(from),
    to: nameOf(to),
    text: withDetails(word + count, [plainLabel(relation.title)]),
  };
}

function verb(mark: number | 'none', isDotted: boolean, { relationType: types }: ClassModel): string {
  switch (mark) {
    case types.EXTENSION:
      return isDotted ? 'implements' : 'extends';
    case types.COMPOSITION:
      return 'consists of';
    case types.AGGREGATION:
      return 'has';
    case types.DEPENDENCY:
      return isDotted ? 'depends on' : 'knows';
    case types.LOLLIPOP:
      return 'provides';
    case 'none':
    default:
      return 'is linked to';
  }
}
