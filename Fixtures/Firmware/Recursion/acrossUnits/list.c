void parse_value(const char **text);
void parse_list(const char **text);
static int next(const char **text) { return *++*text; }

void parse_list(const char **text)  // expect: firmware/recursion
{
    while (next(text) != ']') {
        parse_value(text);
    }
}
