/** A PDF opened for reading, and its pages drawn. The reader is loaded when the first one is opened. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

type Reader = typeof import('pdfjs-dist');

/** In points, 72 to the inch. */
export interface Sheet {
  width: number;
  height: number;
}

/** The most pixels of one page: beyond it a web view refuses to draw. */
const mostPixels = 2 ** 24;

export class PdfViewer {
  #reader: Promise<Reader> | null = null;
  #worker: PDFWorker | null = null;

  async open(bytes: Uint8Array): Promise<OpenPdf> {
    this.#reader ??= import('pdfjs-dist/legacy/build/pdf.mjs');
    const reader = await this.#reader;
    this.#worker ??= new reader.PDFWorker({
      port: new Worker(workerAddress, { type: 'module' }) as never,
    });
    const task = reader.getDocument({
      data: bytes,
      worker: this.#worker,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      verbosity: 0,
    });
    const document = await task.promise;
    const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
    const sheets = await Promise.all(
      numbers.map(async (page): Promise<Sheet> => {
        const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
        return { width, height };
      }),
    );
    return new OpenPdf(reader, task, document, sheets);
  }

  close(): void {
    const port = this.#worker?.port as Worker | undefined;
    this.#worker?.destroy();
    port?.terminate();
    this.#worker = null;
  }
}

export class OpenPdf {
  constructor(
    private readonly reader: Reader,
    private readonly task: PDFDocumentLoadingTask,
    private readonly document: PDFDocumentProxy,
    readonly sheets: Sheet[],
  ) {}

  /** A page drawn as sharp as the screen is, and its words over it, to be selected and read aloud. */
  async draw(page: number, scale: number): Promise<HTMLElement> {
    const sheet = await this.document.getPage(page);
    const viewport = sheet.getViewport({ scale });
    const pixels = viewport.width * viewport.height;
    const ratio = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / pixels));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width * ratio);
    canvas.height = Math.floor(viewport.height * ratio);
    canvas.setAttribute('aria-hidden', 'true');
    const words = document.createElement('div');
    words.className = 'words';
    words.style.setProperty('--total-scale-factor', String(scale));
    const layer = new this.reader.TextLayer({
      textContentSource: await sheet.getTextContent({ includeMarkedContent: true }),
      container: words,
      viewport,
    });
    const transform = [ratio, 0, 0, ratio, 0, 0];
    await Promise.all([
      // As for a printer: drawn out of sight, it need not wait for the screen's frames.
      sheet.render({ canvas, viewport, transform, background: '#ffffff', intent: 'print' }).promise,
      layer.render(),
    ]);
    const drawn = document.createElement('div');
    drawn.className = 'drawn';
    drawn.append(canvas, words);
    return drawn;
  }

  close(): void {
    void this.task.destroy();
  }
}
