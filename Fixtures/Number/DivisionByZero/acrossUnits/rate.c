int rate_per_hour(int volume, int hours) {
  return volume / hours;                              // expect: number/division-by-zero
}

int rate_per_minute(int volume, int minutes) {
  return volume / minutes;
}
