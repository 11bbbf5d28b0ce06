/** The title of the task that a talk leaves to the region that decides; pages put it in words. Nobody types such a title. */
export const handoverTaskTitle = '@decide-in-own-region';
