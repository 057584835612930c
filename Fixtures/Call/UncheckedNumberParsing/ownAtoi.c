/* A converter of the project that reports errors, under the library's name. */
static int atoi(const char *text, int *value) {
  int sum = 0;
  while (*text >= '0' && *text <= '9' && sum < 1000) {
    sum = sum * 10 + (*text - '0');
    text++;
  }
  *value = sum;
  return *text == '\0';
}

int rate(const char *text, int *value) {
  return atoi(text, value);
}
