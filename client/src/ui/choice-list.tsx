import { type Key, useId } from 'react';
import styles from './choice-list.module.css';

type ChoiceListProps<Value> = {
  legend: string;
  choices: readonly Value[];
  chosen: Value;
  onChoose: (choice: Value) => void;
  /** What a choice is called, and what it means. */
  wordsOf: (choice: Value) => { name: string; meaning: string };
};

/** One of a few, each with what it means beside its name. */
export function ChoiceList<Value extends Key | null>(props: ChoiceListProps<Value>) {
  const { legend, choices, chosen, onChoose, wordsOf } = props;
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {choices.map((choice) => {
        const { name, meaning } = wordsOf(choice);
        return (
          <label key={choice ?? ''}>
            <input type="radio" name={group} checked={choice === chosen} onChange={() => onChoose(choice)} />
            <span>
              <strong>{name}</strong> {meaning}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
