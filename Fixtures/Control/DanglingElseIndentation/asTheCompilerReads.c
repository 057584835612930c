#include <stdbool.h>

#define CHECK(x) if (!(x)) return

void a(void);
void b(void);
void c(void);

void sameColumn(bool x)
{
    if (x)
        a();
    b();
}

void braces(bool x)
{
    if (x) {
        a();
        b();
    }
    c();
}

void elseOfInner(bool x, bool y)
{
    if (x)
        if (y)
            a();
        else
            b();
}

void elseOfOuter(bool x, bool y)
{
    if (x) {
        if (y)
            a();
    } else
        b();
}

void chain(int n)
{
    if (n == 1)
        a();
    else if (n == 2)
        b();
    else
        c();
    a();
}

void oneLine(int n)
{
    switch (n) {
    case 1: if (n) a(); break;
    case 2:
        if (n > 1)
            b();
        break;
    default:
        break;
    }
}

void directive(bool x)
{
#ifdef CAREFUL
    if (x)
#endif
        a();
        b();
}

void guardByDirective(bool x)
{
    if (x)
#if 1
        a();
#else
        b();
#endif
    c();
}

void checks(bool x)
{
    CHECK(x);
    a();
}

void statementOnSeveralLines(bool x, int n)
{
    if (x
        && n > 3)
        a();
    b();
}

	void mixedTabs(bool x)
	{
        if (x)
		a();
		b();
	}
