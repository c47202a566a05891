/** Whether amounts are shown: they can be hidden while others look at the screen, until the window closes. */
class AmountVisibility {
  hidden = $state(false);

  /** Hides them, or shows them again. What is typed in is covered by its style. */
  toggle(): void {
    this.hidden = !this.hidden;
    document.documentElement.toggleAttribute('data-amounts-hidden', this.hidden);
  }
}
export const amountVisibility = new AmountVisibility();
