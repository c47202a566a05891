/** The properties that every kind of field takes. */
export interface FieldProps<V> {
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
