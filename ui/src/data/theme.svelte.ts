/** Light, dark, or as the system has it. Kept by the back end among the settings of this computer. */
export type Theme = 'light' | 'dark' | 'system';

class ThemeSetting {
  value = $state<Theme>('system');

  /** A word this version does not know is taken as the system's choice. */
  set(value: string): void {
    this.value = value === 'light' || value === 'dark' ? value : 'system';
    this.apply();
  }

  apply(): void {
    if (this.value === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.value;
  }
}
export const theme = new ThemeSetting();
