/* TODO: handle the overflow */  // expect: firmware/suspicious-comment
int first(int n) { return n; }

int second(int n)
{
    return n * 2;  // XXX wrong for negative numbers  // expect: firmware/suspicious-comment
}

/* This check is insecure, but fast. */  // expect: firmware/suspicious-comment
int third(int n) { return n == 7; }

/* Doubles its argument. */
int fourth(int n) { return n + n; }

/* The debugger and a methodical reader see the same. */
int fifth(int n) { return n - 1; }

/* Latest value first; the hacksaw blade is counted, too. */
int sixth(int n) { return n / 2; }

// Debugging is described in the manual.
int seventh(int n) { return n % 7; }
