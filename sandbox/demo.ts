import { DemoError, readDemoArguments } from './demo/read-demo-arguments.ts';
import { runDemo } from './demo/run-demo.ts';

try {
  const { text, answered } = await runDemo(readDemoArguments(process.argv.slice(2), process.env));
  console.log(text);
  process.exitCode = answered ? 0 : 1;
} catch (error) {
  console.error(error instanceof DemoError ? error.message : error);
  process.exitCode = error instanceof DemoError ? 2 : 1;
}
