/** What a relationship says of its ends. */
export type Meaning =
  /** `from` was made of `to`, or `to` of `from`. */
  | 'downstream'
  | 'upstream'
  /** `to` came out of `from`, which is a model where `to` is data. */
  | 'generation'
  /** `from` came from `to`, which is of its kind where nobody says. */
  | 'descent'
  /** `from` learned from `to`. */
  | 'lesson'
  /** `from` holds `to`. */
  | 'content'
  /** `from` and `to` are made alike or of one another, and which of both is not said. */
  | 'open'
  | 'evaluation'
  | 'harmless';

const words = (text: string): string[] => text.split(/\s+/);

const MEANINGS: readonly (readonly [Meaning, readonly string[]])[] = [
  ['descent', words('descendantof')],
  ['lesson', words('trainedon finetunedon')],
  [
    'downstream',
    words(`dependson hasinput hasprerequisite hasoptionaldependency hasprovideddependency
      hasstaticlink hasdynamiclink usestool modifiedby patchedby generatedfrom derivedfrom`),
  ],
  ['content', words('contains hasdatafile hasaddedfile hasoptionalcomponent')],
  ['upstream', words('ancestorof hasoutput copiedto expandsto')],
  ['generation', words('generates')],
  ['evaluation', words('testedon')],
  [
    'harmless',
    words(`describes amendedby availablefrom configures coordinatedby delegatedto foundby hasassessmentfor
      hasassociatedvulnerability hasconcludedlicense hasdeclaredlicense hasdeletedfile hasdependencymanifest
      hasdistributionartifact hasdocumentation hasevidence hasexample hashost hasmetadata hasrequirement
      hasspecification hastest hastestcase invokedby packagedby publishedby reportedby republishedby
      serializedinartifact affects doesnotaffect exploitcreatedby fixedby fixedin underinvestigationfor`),
  ],
];

const KNOWN: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap(([meaning, types]) => types.map((type) => [type, meaning] as const)),
);

/**
 * By the list of SPDX 3.1. Of a type that is not there, and of those that say nothing of how, either end
 * may have been made of the other.
 */
export const meaningOf = (type: string): Meaning => KNOWN.get(type.toLowerCase()) ?? 'open';
