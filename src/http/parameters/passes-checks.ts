import { getMetadataStorage, ValidationTypes, type ValidationArguments } from 'class-validator';

interface PropertyChecks {
  readonly property: string;
  /** Whether it is to be checked at all. */
  readonly conditions: ((object: object, value: unknown) => boolean)[];
  readonly checks: ((object: object, value: unknown) => unknown)[];
}

const plans = new WeakMap<object, readonly PropertyChecks[] | null>();

/**
 * Whether the object is sure to pass the checks of its class-validator decorators. It makes the same
 * ones as `validateSync`, which looks them up anew for each object, and takes several times as long.
 * False also where it can't tell.
 */
export function passesChecks(object: object): boolean {
  const { constructor } = object;
  let plan = plans.get(constructor);
  if (plan === undefined) plans.set(constructor, (plan = planFor(constructor)));
  return plan !== null && plan.every((each) => passes(object, each));
}

function passes(object: object, { property, conditions, checks }: PropertyChecks): boolean {
  const value = (object as Record<string, unknown>)[property];
  if (!conditions.every((holds) => holds(object, value))) return true;
  return checks.every((check) => check(object, value) === true);
}

/** Null where there is something among the decorators that is more than a plain check of one value. */
function planFor(target: object): readonly PropertyChecks[] | null {
  const storage = getMetadataStorage();
  const plan = new Map<string, PropertyChecks>();
  const metadata = storage.getTargetValidationMetadatas(target as never, '', true, false);
  for (const each of metadata) {
    const { type, propertyName: property, constraints, constraintCls } = each;
    const ofProperty = plan.get(property) ?? { property, conditions: [], checks: [] };
    plan.set(property, ofProperty);
    if (type === ValidationTypes.CONDITIONAL_VALIDATION)
      ofProperty.conditions.push(constraints[0] as PropertyChecks['conditions'][number]);
    else if (type === ValidationTypes.CUSTOM_VALIDATION && !each.each && !each.validateIf)
      for (const { instance, async } of storage.getTargetValidatorConstraints(constraintCls)) {
        if (async) return null;
        ofProperty.checks.push((object, value) =>
          instance.validate(value, args(object, value, property, constraints)),
        );
      }
    else return null;
  }
  return [...plan.values()];
}

const args = (
  object: object,
  value: unknown,
  property: string,
  constraints: unknown[],
): ValidationArguments => ({
  targetName: object.constructor.name,
  property,
  object,
  value,
  constraints,
});
