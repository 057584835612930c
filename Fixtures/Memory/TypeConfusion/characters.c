static int asNumber(const void *data)
{
    return *(const int *)data;  // expect: memory/type-confusion, memory/out-of-bounds-read
}

static int asLetter(const void *data)
{
    return *(const char *)data;
}

int letterAsNumber(void)
{
    char letter = 'A';
    return asNumber(&letter);
}

int letterAsLetter(void)
{
    char letter = 'A';
    return asLetter(&letter);
}

int numberAsNumber(void)
{
    int number = 8;
    return *(const int *)(const void *)&number;
}
