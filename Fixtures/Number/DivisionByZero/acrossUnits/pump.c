int rate_per_hour(int volume, int hours);
int rate_per_minute(int volume, int minutes);

static int hoursOf(int minutes) { return minutes / 60; }

int start(int volume, int minutes) {
  if (minutes <= 0) return -1;
  return rate_per_hour(volume, hoursOf(minutes)) + rate_per_minute(volume, minutes);
}
