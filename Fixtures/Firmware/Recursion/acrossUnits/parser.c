void parse_value(const char **text);
void parse_list(const char **text);

void parse_value(const char **text)
{
    if (**text == '[') {
        parse_list(text);
    }
}
