// What it shares with the dashboard is there already: named whole, bundlers leave it in one file.
import "../components/dashboard/define.ts";
import "../components/funnel/define.ts";
import "../components/obstacles/define.ts";
import "../components/readiness/define.ts";
import "../components/slices/define.ts";
import "../components/tools/define.ts";
import "../components/trend/define.ts";
import "../components/unsatisfied-customers/define.ts";
import "../components/weeks/define.ts";
