import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import type { ServiceRequestPayload } from "./service-request.inputs.ts";
import { readServiceRequestsById } from "./service-request.reader.ts";
import { serviceRequestFrom, type ServiceRequestType } from "./service-request.type.ts";

/** A request as it is now; null where none may be seen. */
export async function requestOf({ scope, runner, clock }: RequestContext, id: string): Promise<ServiceRequestType | null> {
  const [row] = await readServiceRequestsById(scope, runner, [id], clock.now());
  return row ? serviceRequestFrom(row) : null;
}

/** Changes a request, and answers with it as it is then, or with why nothing changed. */
export async function answerWithRequest(context: RequestContext, id: string, work: () => Promise<unknown>): Promise<ServiceRequestPayload> {
  try {
    await work();
    await context.renew();
    return { serviceRequest: await requestOf(context, id), userErrors: [] };
  } catch (error) {
    return { serviceRequest: null, userErrors: [userErrorFrom(error)] };
  }
}
