import chromium from "@sparticuz/chromium";

const executablePath = await chromium.executablePath();
process.stdout.write(JSON.stringify({ executablePath, variables: process.env }));
