import { SPEC_VERSION } from '@pedigree/ml-bom';
import { ProblemException } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';

/** As registered with IANA. */
const MEDIA_TYPE = 'application/vnd.cyclonedx+json';
export const CYCLONEDX = `${MEDIA_TYPE}; version=${SPEC_VERSION}`;

/** Whoever takes JSON takes this as well. @throws ProblemException not-acceptable */
export function assertAccepted(request: Request, response: Response): void {
  response.vary('Accept');
  if (request.accepts([CYCLONEDX, MEDIA_TYPE, 'application/json']) !== false) return;
  throw new ProblemException(
    'not-acceptable',
    `This route answers CycloneDX ${SPEC_VERSION} as JSON.`,
    {
      errors: [
        {
          parameter: 'Accept',
          message: `is ${request.headers.accept ?? ''}`,
          remedy: `Send "Accept: ${CYCLONEDX}", or leave it out.`,
        },
      ],
    },
  );
}
