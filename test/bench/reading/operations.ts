import { dashboardSql, dealerListSql, detailsSql } from "./floor.sql.ts";

/** An operation that is asked of both sides: as GraphQL, and as the one SQL statement that builds the same answer. */
export interface Operation {
  readonly name: string;
  readonly what: string;
  readonly document: string;
  /** Who may ask: a dealer for its own page, or staff. */
  readonly asks: "DEALER" | "STAFF";
  variables(dealerId: string, month: string): Record<string, unknown>;
  /** Its parameters are the variables' values, in their order. */
  readonly floorSql: string;
}

const rates = `["ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE", "CONVERSION_RATE"]`;

export const operations: readonly Operation[] = [
  {
    name: "dashboard",
    what: "a dealer's tiles with bars, 12 months of four rates and the number assigned",
    document: `query Dashboard($dealer: ID!) {
      dealer(id: $dealer) {
        tiles(program: FLEET_SERVICE_OPPORTUNITIES) {
          metric { code }
          range { from to }
          cohort { value }
          result { month value state met goal { value } finalAt }
          bars { month value }
        }
        scorecards(program: FLEET_SERVICE_OPPORTUNITIES, first: 12) {
          nodes {
            month
            results(metrics: ["ENGAGEMENT_RATE", "ACCEPTANCE_RATE", "CLOSE_RATE", "CONVERSION_RATE", "ASSIGNED_COUNT"]) {
              metricCode state value numerator denominator finalAt
            }
          }
        }
      }
    }`,
    asks: "DEALER",
    variables: (dealer) => ({ dealer }),
    floorSql: dashboardSql,
  },
  {
    name: "details",
    what: "100 opportunities of a dealer's month, newest first",
    document: `query Details($dealer: ID!, $month: Month!) {
      dealer(id: $dealer) {
        opportunities(month: $month, first: 100) {
          nodes { internalID assignedAt answer answeredAt conclusion concludedAt enrolment enrolledAt hasDetails }
          pageInfo { hasNextPage }
        }
      }
    }`,
    asks: "DEALER",
    variables: (dealer, month) => ({ dealer, month }),
    floorSql: detailsSql,
  },
  {
    name: "list",
    what: "50 dealers with the four rates of their newest month, which is open",
    document: `query List {
      dealers(first: 50) {
        nodes {
          internalID name
          scorecards(program: FLEET_SERVICE_OPPORTUNITIES, first: 1) {
            nodes { month results(metrics: ${rates}) { metricCode state value numerator denominator } }
          }
        }
        pageInfo { hasNextPage }
      }
    }`,
    asks: "STAFF",
    variables: () => ({}),
    floorSql: dealerListSql,
  },
];
