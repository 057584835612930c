// A parameter that is declared as an array leads to so many elements.
int first(const short samples[8]) { return samples[0] + samples[7]; }

int behind(const short samples[8]) {
  return samples[8];  // expect: memory/out-of-bounds-read
}

int before(const short samples[8]) {
  return samples[-1];  // expect: memory/out-of-bounds-read
}

void clearAll(int levels[4]) {
  for (int i = 0; i < 4; i++) levels[i] = 0;
}

void clearOneMore(int levels[4]) {
  for (int i = 0; i <= 4; i++) levels[i] = 0;  // expect: memory/out-of-bounds-write
}

static int filtered(const short *samples, int position) {
  int sum = 0;
  for (int k = 0; k < 3; k++) sum += samples[position - k];  // expect: memory/out-of-bounds-read
  return sum;
}

static int filteredInside(const short *samples, int position) {
  int sum = 0;
  for (int k = 0; k < 3 && k <= position; k++) sum += samples[position - k];
  return sum;
}

int filter(const short samples[16], int out[16]) {
  for (int i = 0; i < 16; i++) out[i] = filtered(samples, i);
  return out[0];
}

int filterInside(const short samples[16], int out[16]) {
  for (int i = 0; i < 16; i++) out[i] = filteredInside(samples, i);
  return out[0];
}

// One element may stand for any number, and so does no number.
int any(const short samples[1], const short others[]) { return samples[3] + others[5]; }

// The caller's index is the caller's to know.
int chosen(const short samples[8], int index) { return samples[index]; }
