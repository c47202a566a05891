/** Asks for the passphrase of a file; `PassphraseDialog` draws it. Nothing typed is kept here. */
interface Wanted {
  name: string;
  wrong: boolean;
  answer: (passphrase: string | null) => void;
}

class Passphrases {
  wanted = $state.raw<Wanted | null>(null);

  ask(name: string, wrong: boolean): Promise<string | null> {
    this.wanted?.answer(null);
    return new Promise((resolve) => {
      this.wanted = {
        name,
        wrong,
        answer: (passphrase) => {
          this.wanted = null;
          resolve(passphrase);
        },
      };
    });
  }
}
export const passphrases = new Passphrases();
