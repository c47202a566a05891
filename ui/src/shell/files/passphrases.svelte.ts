/** Asks for the passphrase of a file; `PassphraseDialog` draws it. Nothing typed is kept here. */
interface PassphraseRequest {
  name: string;
  wrong: boolean;
  answer: (passphrase: string | null) => void;
}

class Passphrases {
  request = $state.raw<PassphraseRequest | null>(null);

  ask(name: string, wrong: boolean): Promise<string | null> {
    this.request?.answer(null);
    return new Promise((resolve) => {
      this.request = {
        name,
        wrong,
        answer: (passphrase) => {
          this.request = null;
          resolve(passphrase);
        },
      };
    });
  }
}
export const passphrases = new Passphrases();
