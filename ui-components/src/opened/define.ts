import "../components/obstacles/define.ts";
import "../components/trend/define.ts";
import "../components/unsatisfied-customers/define.ts";
import "../components/weeks/define.ts";
