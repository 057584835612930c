#ifndef FIELDS_H
#define FIELDS_H
#define FIELD(name) *name              // unknown: preprocessor/unparenthesized-macro environment
#define NEXT(p) (*p)                   // expect: preprocessor/unparenthesized-macro
#define TWICE(p) 2 * p                 // expect: preprocessor/unparenthesized-macro
#define TARGET(p) (*(p))
#endif
