struct config { int baud; const char *name; };

/* The settings, or null before they are loaded. */
const struct config *config_get(void);
int config_load(int baud);
