/** What every kind of field is given by its form. */
export interface Box<V> {
  id: string;
  value: V;
  set: (value: V) => void;
  /** Says whether the typed text could be read. */
  readable?: (ok: boolean) => void;
  describedBy?: string | undefined;
  wrong?: boolean;
  disabled?: boolean;
  label: string;
}
