import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';
import { type ArtifactView, displayName, nameOf } from '@pedigree/lineage';
import { type Link } from './links';

/** An artifact as it goes into the document. */
export interface Entry {
  view: ArtifactView;
  links: readonly Link[];
  /** Reasons of the flags that nobody took back. */
  flags: readonly string[];
}

const { Component, HashDictionary, LicenseRepository, NamedLicense, SpdxLicense } = Models;
const { MachineLearningModel, Data } = Enums.ComponentType;

/** As far as the library knows the format; `withDetails` adds the rest. */
export function componentOf(entry: Entry): Models.Component {
  const { view } = entry;
  const { id } = view;
  return new Component(
    view.kind === 'model' ? MachineLearningModel : Data,
    displayName(id, view.name),
    {
      bomRef: id,
      version: versionOf(view),
      purl: purlOf(id),
      hashes: hashesOf(view),
      licenses: licensesOf(view),
      properties: propertiesOf(entry),
    },
  );
}

/** What the version of an id says, else what an event said. */
export const versionOf = ({ id, attributes }: ArtifactView): string | undefined =>
  nameOf(id).version ?? textOf(attributes['version']);

const PURL = /^pkg:[A-Za-z][\w.+-]*\/[\w./@:%~?&=#,+!*'()-]+$/;

/** The id, where it is a package URL. */
export const purlOf = (id: string): string | undefined => (PURL.test(id) ? id : undefined);

/** The text of an attribute; blank or no text is nothing. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

const SHA256 = /^sha256:([0-9a-f]{64})$/;

/** The newest digest; the format has room for one of a kind. */
function hashesOf({ digests }: ArtifactView): Models.HashDictionary {
  const [, content] = SHA256.exec(digests.at(-1) ?? '') ?? [];
  return new HashDictionary(
    content === undefined ? [] : [[Enums.HashAlgorithm['SHA-256'], content]],
  );
}

/** By its SPDX id in any case, else by the name that the producer gave. */
function licensesOf({ attributes }: ArtifactView): Models.LicenseRepository {
  const license = textOf(attributes['license']);
  if (license === undefined) return new LicenseRepository();
  const found = SPDX.fixupSpdxId(license);
  // The library's table answers "constructor" and "__proto__" with what every object has.
  const id = found !== undefined && SPDX.isSupportedSpdxId(found) ? found : undefined;
  return new LicenseRepository([
    id === undefined ? new NamedLicense(license) : new SpdxLicense(id),
  ]);
}

/** What else is said of an artifact, by the names of events. */
const ATTRIBUTES = ['uri', 'parameters', 'rows', 'tokens'] as const;

function propertiesOf({ view, links, flags }: Entry): Models.PropertyRepository {
  const { placeholder, digests, attributes } = view;
  const said: [string, string | undefined][] = [
    ['placeholder', placeholder ? 'true' : undefined],
    ...flags.map((reason): [string, string] => ['flagged', reason]),
    ['initialization', view.initialization],
    ['origin', view.origin],
    ['source', view.source],
    ...ATTRIBUTES.map((key): [string, string | undefined] => [key, textOf(attributes[key])]),
    ...digests.slice(0, -1).map((digest): [string, string] => ['earlierDigest', digest]),
    ...links.map((link): [string, string] => [link.type, link.said]),
  ];
  return new Models.PropertyRepository(
    said.flatMap(([name, value]) =>
      value === undefined ? [] : [new Models.Property(`pedigree:${name}`, value)],
    ),
  );
}
