/** An in-place fast Fourier transform (radix 2, Cooley and Tukey) of one fixed size. */
export class Fourier {
  readonly size: number;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.#cosine = Float64Array.from({ length: size }, (_, k) =>
      Math.cos((2 * Math.PI * k) / size),
    );
    this.#sine = Float64Array.from({ length: size }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  }

  forward(real: Float64Array, imaginary: Float64Array): void {
    const { size } = this;
    for (let index = 1, mirror = 0; index < size; index += 1) {
      let bit = size >> 1;
      for (; mirror & bit; bit >>= 1) mirror ^= bit;
      mirror ^= bit;
      if (index < mirror) {
        swap(real, index, mirror);
        swap(imaginary, index, mirror);
      }
    }
    for (let span = 2; span <= size; span <<= 1) {
      const half = span >> 1;
      const stride = size / span;
      for (let start = 0; start < size; start += span) {
        for (let k = 0; k < half; k += 1) {
          const cosine = this.#cosine[k * stride] ?? 0;
          const sine = -(this.#sine[k * stride] ?? 0);
          const low = start + k;
          const high = low + half;
          const r = (real[high] ?? 0) * cosine - (imaginary[high] ?? 0) * sine;
          const i = (real[high] ?? 0) * sine + (imaginary[high] ?? 0) * cosine;
          real[high] = (real[low] ?? 0) - r;
          imaginary[high] = (imaginary[low] ?? 0) - i;
          real[low] = (real[low] ?? 0) + r;
          imaginary[low] = (imaginary[low] ?? 0) + i;
        }
      }
    }
  }

  /** Back again, by the conjugate: `ifft(x) = conj(fft(conj(x))) / n`. */
  inverse(real: Float64Array, imaginary: Float64Array): void {
    for (let index = 0; index < this.size; index += 1) imaginary[index] = -(imaginary[index] ?? 0);
    this.forward(real, imaginary);
    for (let index = 0; index < this.size; index += 1) {
      real[index] = (real[index] ?? 0) / this.size;
      imaginary[index] = -(imaginary[index] ?? 0) / this.size;
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const value = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = value;
}
