import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { OPERATIONS } from './operations.docs';

const DESCRIPTION = `Event-driven lineage for AI models, with a gate on their promotion.

Writes take events and requests; what they say is read back a moment later. Every error is an
\`application/problem+json\` document (RFC 9457) that names the field and the remedy. Artifact ids
stand in paths percent-encoded as one segment: \`pkg%3Ahuggingface%2FQwen%2FQwen2.5-7B\`.`;

const settings = () =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Pedigree')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'One of PEDIGREE_API_TOKENS' })
    .addServer('/')
    .build();

/** `ArtifactsController`, `ancestry` -> `artifacts.ancestry`: what client generators name methods by. */
const operationIdFactory = (controller: string, method: string): string =>
  `${controller.charAt(0).toLowerCase()}${controller.slice(1).replace('Controller', '')}.${method}`;

/** The OpenAPI document of an application's routes; call it after `configureHttp`. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const document = cleanupOpenApiDoc(
    SwaggerModule.createDocument(app, settings(), { operationIdFactory }),
  );
  return { ...document, paths: { ...document.paths, ...OPERATIONS } };
}

/** Serves the document as pages at /api/docs and as JSON at /api/docs/json; built on first use. */
export function serveDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'api/docs/json',
    yamlDocumentUrl: 'api/docs/yaml',
    customSiteTitle: 'Pedigree API',
  });
}
