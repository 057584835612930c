#define SAMPLES 12

static int validIn(const int *samples) {
  int count = 0;
  for (int i = 0; i < SAMPLES; i++)
    if (samples[i] > 30 && samples[i] < 250) count++;
  return count;
}

static int validOrOne(const int *samples) {
  int count = 1;
  for (int i = 1; i < SAMPLES; i++)
    if (samples[i] > 30 && samples[i] < 250) count++;
  return count;
}

int meanOfValid(const int *samples) {
  long sum = 0;
  for (int i = 0; i < SAMPLES; i++)
    if (samples[i] > 30 && samples[i] < 250) sum += samples[i];
  return (int)(sum / validIn(samples));               // expect: number/division-by-zero
}

int meanWhereAnyIsValid(const int *samples) {
  long sum = 0;
  int count = validIn(samples);
  for (int i = 0; i < SAMPLES; i++)
    if (samples[i] > 30 && samples[i] < 250) sum += samples[i];
  return count > 0 ? (int)(sum / count) : 0;
}

int meanWithFirst(const int *samples) {
  long sum = samples[0];
  for (int i = 1; i < SAMPLES; i++)
    if (samples[i] > 30 && samples[i] < 250) sum += samples[i];
  return (int)(sum / validOrOne(samples));
}
