// Lints texts as if they stood in files of the workspace: [{ file, code }] on standard input, the
// findings per text on standard output. For the test of the room boundaries: Jest cannot load
// ESLint's configuration in its own process.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { root } from './setup.mjs';

// In CI the parser would take the texts on disk instead of the ones given here.
process.env.TSESTREE_SINGLE_RUN = 'false';
const eslint = new ESLint({ cwd: root });
let input = '';
for await (const chunk of process.stdin) input += chunk;

const findings = [];
for (const { file, code } of JSON.parse(input)) {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  findings.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
console.log(JSON.stringify(findings));
