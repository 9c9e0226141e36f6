/** Largest payload, in bytes after base64: as large as the largest event. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;
/** Most signatures of one envelope. Every one may be tried with every trusted key, which takes time: 0.4 s for these, 20 keys and the largest payload. */
export const MAX_SIGNATURES = 20;
/** Largest signature, in bytes: RSA with 8192 bits, the largest key that is taken, makes 1024. */
export const MAX_SIGNATURE_BYTES = 2048;
/** Most certificates that all signatures of one envelope carry together. */
export const MAX_CERTIFICATES = 20;
/** Largest certificate, in bytes of DER. */
export const MAX_CERTIFICATE_BYTES = 16 * 1024;
/** Smallest and largest RSA modulus of a key that is trusted, in bits. */
export const RSA_BITS = { least: 2048, most: 8192 } as const;
