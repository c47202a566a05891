/** Light, dark, or as the system has it. Kept by the back end among the settings of this computer. */
export type Theme = 'light' | 'dark' | 'system';

class Shown {
  value = $state<Theme>('system');

  set(value: Theme): void {
    this.value = value;
    this.apply();
  }

  apply(): void {
    if (this.value === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.value;
  }
}
export const theme = new Shown();
