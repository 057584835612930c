#include <stdbool.h>

void a(void);
void b(void);
void c(void);

void secondStatement(bool x)
{
    if (x)
        a();
        b();  // expect: control/dangling-else-indentation
}

void afterElse(bool x)
{
    if (x)
        a();
    else
        b();
        c();  // expect: control/dangling-else-indentation
}

void afterLoop(int n)
{
    for (int i = 0; i < n; i++)
        a();
        b();  // expect: control/dangling-else-indentation
    while (n-- > 0)
        b();
        c();  // expect: control/dangling-else-indentation
}

void elseOfInner(bool x, bool y)
{
    if (x)
        if (y)
            a();
    else  // expect: control/dangling-else-indentation
        b();
}

int gotoTwice(bool x, bool y)
{
    if (x)
        goto fail;
        goto fail;  // expect: control/dangling-else-indentation
    if (y)  // expect: control/unreachable-code
        goto fail;
    return 0;
fail:
    return 1;
}

void withTabs(bool x)
{
	if (x)
		a();
		b();  // expect: control/dangling-else-indentation
}
