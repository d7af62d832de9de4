/* worker.h - the child's side of the pool: reads task numbers, does them, writes records. */
#ifndef HFB_BATCH_WORKER_H
#define HFB_BATCH_WORKER_H

#include "batch/pool.h"

/* Runs until `tasks_fd` ends; returns the process's exit status. */
int worker_run(const struct pool *p, int tasks_fd, int records_fd);

#endif
