struct node { struct node *left, *right; int value; };

int factorial(int n)  // expect: firmware/recursion
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

static int isOdd(int n);

static int isEven(int n)  // expect: firmware/recursion
{
    return n == 0 ? 1 : isOdd(n - 1);
}

static int isOdd(int n)
{
    return n == 0 ? 0 : isEven(n - 1);
}

int parity(int n) { return isEven(n); }

int depth(const struct node *tree)  // expect: firmware/recursion
{
    if (tree == 0) {
        return 0;
    }
    int left = depth(tree->left);
    int right = depth(tree->right);
    return 1 + (left > right ? left : right);
}

void a(int n);
void b(int n);
void c(int n);

void a(int n)  // expect: firmware/recursion
{
    if (n > 0) {
        b(n - 1);
    }
}

void b(int n)  // expect: firmware/unbounded-recursion
{
    c(n);
    a(n);
}

void c(int n)
{
    b(n);
}
