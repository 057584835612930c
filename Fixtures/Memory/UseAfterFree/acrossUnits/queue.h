struct job { int id; struct job *next; };
void queue_push(struct job *job);
/* Frees the first job. */
void queue_drop(void);
struct job *queue_first(void);
