/** What is fetched from Maven Central to run one server. */
export interface Artifact {
  /** For messages, with the version: "Kafka 4.1.1". */
  readonly name: string;
  /** The cache's folder. */
  readonly folder: string;
  /** `group:artifact:version`, each with all it depends on. */
  readonly coordinates: readonly string[];
  /** Megabytes of jars, for the message before the download. */
  readonly megabytes: number;
}

/** Kafka with a logger that writes to standard error. Needs Java 17. */
export const KAFKA: Artifact = {
  name: 'Kafka 4.1.1',
  folder: 'kafka-4.1.1',
  coordinates: ['org.apache.kafka:kafka_2.13:4.1.1', 'org.slf4j:slf4j-simple:1.7.36'],
  megabytes: 43,
};

/** Neo4j Community. Needs Java 21. */
export const NEO4J: Artifact = {
  name: 'Neo4j 2026.01.3',
  folder: 'neo4j-2026.01.3',
  coordinates: ['org.neo4j:neo4j:2026.01.3'],
  megabytes: 145,
};

/** The last Neo4j Community that runs on Java 17: the long-term release. */
export const NEO4J_FOR_JAVA_17: Artifact = {
  name: 'Neo4j 5.26.30 (the long-term release; 2026.01.3 needs a JDK 21)',
  folder: 'neo4j-5.26.30',
  coordinates: ['org.neo4j:neo4j:5.26.30'],
  megabytes: 123,
};

/** Use to hand Maven an artifact: a project that does nothing but depend on it. */
export function pomOf({ coordinates }: Artifact): string {
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '<modelVersion>4.0.0</modelVersion><packaging>pom</packaging>',
    '<groupId>pedigree</groupId><artifactId>stack</artifactId><version>1</version>',
    `<dependencies>${coordinates.map(dependency).join('')}</dependencies>`,
    '</project>',
  ].join('\n');
}

function dependency(coordinates: string): string {
  const [group, artifact, version] = coordinates.split(':');
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
}
