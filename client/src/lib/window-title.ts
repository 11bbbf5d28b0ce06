const blinkMs = 900;

let pageTitle: string | null = null;
let blinking: { words: string; isOn: boolean } | null = null;

const show = () => {
  if (blinking?.isOn) document.title = blinking.words;
  else if (pageTitle !== null) document.title = pageTitle;
};

/** What the window is called while nothing calls for its reader. */
export function setPageTitle(title: string): void {
  pageTitle = title;
  show();
}

/** Shows `words` and the page's title in turn until it is stopped; `say` has other words, as of another language. */
export function blinkTitle(words: string): { say: (words: string) => void; stop: () => void } {
  pageTitle ??= document.title;
  const own = { words, isOn: false };
  blinking = own;
  const timer = setInterval(() => {
    own.isOn = !own.isOn;
    show();
  }, blinkMs);
  return {
    say: (other) => {
      own.words = other;
      show();
    },
    stop: () => {
      clearInterval(timer);
      if (blinking === own) blinking = null;
      show();
    },
  };
}
