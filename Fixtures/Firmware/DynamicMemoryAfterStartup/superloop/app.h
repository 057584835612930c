#ifndef APP_H
#define APP_H
void app_init(void);
void app_step(char *text);
void app_log(const char *text);
char *app_buffer(unsigned int size);
void app_callback(void);
#endif
