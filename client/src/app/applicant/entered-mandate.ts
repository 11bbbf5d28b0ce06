const key = 'cloudseat.enteredMandate';

/** By which mandate this tab's guest came into a talk, to lead them back to it. */
export const keepEntered = (mandateId: string): void => sessionStorage.setItem(key, mandateId);
export const findEntered = (): string | null => sessionStorage.getItem(key);
export const dropEntered = (): void => sessionStorage.removeItem(key);
