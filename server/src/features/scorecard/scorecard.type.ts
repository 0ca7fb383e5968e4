import { Field, Int, ObjectType } from "type-graphql";
import { z } from "zod";
import { connectionType } from "../../graphql/connection.ts";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { DateScalar, MonthScalar } from "../../graphql/scalars.ts";
import type { Program } from "../../kpi/metric.ts";
import { firstDay, lastDay, type Month } from "../../kpi/month.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import type { ResultSubject } from "./metric-result.type.ts";

const selectionForm = z.strictObject({ ids: z.array(z.string()).max(100).optional(), countries: z.array(z.string()).max(100).optional() });

@ObjectType("MonthlyScorecard", {
  implements: NodeType,
  description: "All metrics of one program for one dealer, or a sum of dealers, and one month.",
  simpleResolvers: true,
})
export class MonthlyScorecardType extends NodeType {
  @Field(() => MonthScalar, { description: "The month, on each dealer's own clocks." })
  month!: Month;

  @Field(() => DateScalar, { description: "First day of the month." })
  from!: string;

  @Field(() => DateScalar, { description: "Last day of the month." })
  to!: string;

  @Field(() => ProgramCode, { description: "The program." })
  programCode!: string;

  @Field(() => DealerType, { nullable: true, description: "The dealer; null for a sum of dealers." })
  dealer!: DealerType | null;

  program!: Program;
  subject!: ResultSubject;
}

/** The part of a sum's global id that says which dealers were summed. */
function selectionText({ ids, countries }: DealerSelection): string {
  return JSON.stringify({ ids, countries });
}

/** The selection that a global id names; undefined where it names none. */
export function selectionOfText(text: string): DealerSelection | undefined {
  try {
    return selectionForm.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function scorecardFrom(program: Program, month: Month, subject: ResultSubject, dealer: DealerType | null): MonthlyScorecardType {
  return {
    id: encodeNodeId(
      subject.asOf,
      "MonthlyScorecard",
      program.code,
      month,
      ...(dealer ? [dealer.internalID] : ["", selectionText(subject.selection)]),
    ),
    month,
    from: firstDay(month),
    to: lastDay(month),
    programCode: program.code,
    dealer,
    program,
    subject,
  };
}

export const MonthlyScorecardConnection = connectionType("MonthlyScorecard", () => MonthlyScorecardType);

@ObjectType("DealerGroup", {
  description: "A selection of dealers taken together: their sums, never their averages.",
  simpleResolvers: true,
})
export class DealerGroupType {
  @Field(() => Int, { description: "How many dealers it holds; those that may not be seen are not in it." })
  dealerCount!: number;

  selection!: DealerSelection;
  /** The country that all of them are in; null where there is none. */
  country!: string | null;
  timeZones!: readonly string[];
  asOf!: Date;
}
