/** What every element can be told of in state `error`. */
export const error = { message: "The server cannot be reached right now." };
