import type { Outline } from '../../../src/core/model/outline';
import { plainLabel, withDetails } from './plainLabel';

interface EntityModel {
  getEntities(): ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly label: string;
      readonly alias: string;
      readonly attributes: readonly {
        readonly type: string;
        readonly name: string;
        readonly keys?: readonly string[];
        readonly comment?: string;
      }[];
    }
  >;
  getRelationships(): readonly {
    readonly entityA: string;
    readonly entityB: string;
    readonly roleA: string;
    /** `cardA` is how many of B, `cardB` how many of A. */
    readonly relSpec: { readonly cardA: string; readonly cardB: string };
  }[];
}

/** Entities with their attributes, and how many of each belong together. */
export function outlineEntities(model: EntityModel): Outline {
  const entities = [...model.getEntities().values()];
  const names = new Map(entities.map(({ id, label, alias }) => [id, plainLabel(alias) || plainLabel(label)]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    nodes: entities.map(({ id, attributes }) =>
      withDetails(
        nameOf(id),
        attributes.map(({ type, name, keys = [], comment = '' }) =>
          plainLabel([type, name, keys.join(', '), comment === '' ? '' : `(${comment})`].join(' ')),
        ),
      ),
    ),
    links: model.getRelationships().map(({ entityA, entityB, roleA, relSpec }) => ({
      from: nameOf(entityA),
      to: nameOf(entityB),
      text: `${plainLabel(roleA)} (${count(relSpec.cardB)} to ${count(relSpec.cardA)})`.trim(),
    })),
  };
}

/** `ZERO_OR_MORE` as "zero or more". */
function count(cardinality: string): string {
  return cardinality === 'ONLY_ONE' ? 'exactly one' : cardinality.toLowerCase().replaceAll('_', ' ');
}
