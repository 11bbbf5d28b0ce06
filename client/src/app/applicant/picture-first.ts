/** Ms that whatever else an accept brings leaves to the agent's first picture; nobody notices it come that much later. */
export const pictureFirstMs = 150;
