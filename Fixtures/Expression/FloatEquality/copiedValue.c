struct alarm {
  float limit;
};

void set_limit(struct alarm *a, float limit);

int unchanged(const struct alarm *a, float limit) {
  return a->limit == limit;  // accepts: expression/float-equality
}

int update(struct alarm *a, float limit) {
  if (a->limit != limit) {
    a->limit = limit;
    return 1;
  }
  return 0;
}
